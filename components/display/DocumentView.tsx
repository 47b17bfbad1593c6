import type { ReactNode } from 'react'
import { corps, typographier, type Bloc, type Document } from '@/lib/core/pdf/document'
import { DataTable } from './DataTable'
import { DefinitionList } from './DefinitionList'
import { Mark } from './Mark'

/** A text with its own line breaks, whose long words may be cut. */
const LINES = 'wrap-anywhere whitespace-pre-line'
const SMALL = 'text-small wrap-anywhere whitespace-pre-line text-ink-soft'

/**
 * A notice as a page, made from the same model as its PDF (R-LEG-2). `level` is that of its title: 2 inside a page that has
 * its own `<h1>`.
 */
export function DocumentView({ document, level = 2 }: { document: Document; level?: 1 | 2 }) {
  const { emetteur, destinataire, reference, signature } = document
  const Title = `h${level}` as const
  return (
    <article
      className="stack-4 max-w-[46rem] border border-line bg-paper p-[clamp(1rem,4vw,3rem)] print:max-w-none print:border-0 print:p-0"
      aria-label={typographier(document.titre)}
    >
      <header className="flex items-center gap-4 border-b-2 border-accent pb-4">
        <span className="flex-none text-[2.75rem] leading-none">
          <Mark />
        </span>
        <div>
          <p className="font-bold text-accent">{typographier(emetteur.nom)}</p>
          <p className={SMALL}>{[emetteur.adresse, [emetteur.courriel, emetteur.telephone].filter(Boolean).join(' · ')].join('\n')}</p>
        </div>
      </header>
      <div className="grid grid-cols-[repeat(auto-fit,minmax(min(14rem,100%),1fr))] gap-x-6 gap-y-3">
        <p>{reference ? `Référence\u00a0: ${reference}` : null}</p>
        <div className="stack-2">
          {destinataire ? <p className={LINES}>{[destinataire.nom, destinataire.adresse].filter(Boolean).join('\n')}</p> : null}
          <p>{typographier(document.lieu ? `${document.lieu}, le ${document.date}` : `Le ${document.date}`)}</p>
        </div>
      </div>
      <Title className="text-accent">{typographier(document.titre)}</Title>
      {document.objet ? <p className={LINES}>{typographier(`Objet : ${document.objet}`)}</p> : null}
      {corps(document).map((bloc, index) => (
        <Block key={index} bloc={bloc} level={level} />
      ))}
      {signature ? (
        <p className="ms-auto w-fit min-w-[min(16rem,100%)] whitespace-pre-line">
          {typographier([signature.mention, signature.nom, signature.qualite, signature.administration].filter(Boolean).join('\n'))}
        </p>
      ) : null}
      {document.mention ? <p className={SMALL}>{typographier(document.mention)}</p> : null}
    </article>
  )
}

function Block({ bloc, level }: { bloc: Bloc; level: 1 | 2 }): ReactNode {
  switch (bloc.type) {
    case 'paragraphe':
      return <p className={LINES}>{typographier(bloc.texte)}</p>
    case 'titre': {
      const Heading = `h${level - 1 + (bloc.niveau ?? 2)}` as 'h2' | 'h3' | 'h4'
      return <Heading>{typographier(bloc.texte)}</Heading>
    }
    case 'liste': {
      const List = bloc.numerotee ? 'ol' : 'ul'
      return (
        <List className="ps-6">
          {bloc.elements.map((element, index) => (
            <li key={index} className="not-first:mt-2">
              {typographier(element)}
            </li>
          ))}
        </List>
      )
    }
    case 'definitions':
      return (
        <DefinitionList
          items={bloc.elements.map(({ terme, valeur }) => ({
            term: typographier(terme),
            value: <span className={LINES}>{typographier(valeur)}</span>,
          }))}
        />
      )
    case 'tableau':
      return (
        <DataTable
          caption={typographier(bloc.legende)}
          columns={bloc.colonnes.map((header, index) => ({
            key: String(index),
            header: typographier(header),
            cell: (row: { cells: readonly string[] }) => typographier(row.cells[index] ?? ''),
          }))}
          rows={bloc.lignes.map((cells, index) => ({ cells, index }))}
          rowKey={(row) => String(row.index)}
          empty={<p>{typographier(`${bloc.legende} : aucune ligne.`)}</p>}
        />
      )
    case 'citation':
      return (
        <blockquote className="border-s-2 border-line-strong ps-4">
          <p className={LINES}>{typographier(bloc.texte)}</p>
          {bloc.source ? <p className={SMALL}>{typographier(`— ${bloc.source}`)}</p> : null}
        </blockquote>
      )
    case 'encadre':
      return (
        <div className="border-s-4 border-accent bg-sand-2 p-4">
          {bloc.titre ? <p className="font-bold">{typographier(bloc.titre)}</p> : null}
          <p className={LINES}>{typographier(bloc.texte)}</p>
        </div>
      )
  }
}
