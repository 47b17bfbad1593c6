import type { ReactNode } from 'react'
import { corps, typographier, type Bloc, type Document } from '@/lib/core/pdf/document'
import { DataTable } from './DataTable'
import { DefinitionList } from './DefinitionList'
import { Mark } from './Mark'
import styles from './DocumentView.module.css'

/**
 * A notice as a page, made from the same model as its PDF (R-LEG-2). `level` is that of its title: 2 inside a page that has
 * its own `<h1>`.
 */
export function DocumentView({ document, level = 2 }: { document: Document; level?: 1 | 2 }) {
  const { emetteur, destinataire, reference, signature } = document
  const Title = `h${level}` as const
  return (
    <article className={styles.document} aria-label={typographier(document.titre)}>
      <header className={styles.letterhead}>
        <span className={styles.mark}>
          <Mark />
        </span>
        <div>
          <p className={styles.sender}>{typographier(emetteur.nom)}</p>
          <p className={styles.address}>
            {[emetteur.adresse, [emetteur.courriel, emetteur.telephone].filter(Boolean).join(' · ')].join('\n')}
          </p>
        </div>
      </header>
      <div className={styles.particulars}>
        <p>{reference ? `Référence\u00a0: ${reference}` : null}</p>
        <div>
          {destinataire ? <p className={styles.address}>{[destinataire.nom, destinataire.adresse].filter(Boolean).join('\n')}</p> : null}
          <p>{typographier(document.lieu ? `${document.lieu}, le ${document.date}` : `Le ${document.date}`)}</p>
        </div>
      </div>
      <Title className={styles.title}>{typographier(document.titre)}</Title>
      {document.objet ? <p className={styles.text}>{typographier(`Objet : ${document.objet}`)}</p> : null}
      {corps(document).map((bloc, index) => (
        <Block key={index} bloc={bloc} level={level} />
      ))}
      {signature ? (
        <p className={styles.signature}>
          {typographier([signature.mention, signature.nom, signature.qualite, signature.administration].filter(Boolean).join('\n'))}
        </p>
      ) : null}
      {document.mention ? <p className={styles.small}>{typographier(document.mention)}</p> : null}
    </article>
  )
}

function Block({ bloc, level }: { bloc: Bloc; level: 1 | 2 }): ReactNode {
  switch (bloc.type) {
    case 'paragraphe':
      return <p className={styles.text}>{typographier(bloc.texte)}</p>
    case 'titre': {
      const Heading = `h${level - 1 + (bloc.niveau ?? 2)}` as 'h2' | 'h3' | 'h4'
      return <Heading>{typographier(bloc.texte)}</Heading>
    }
    case 'liste': {
      const List = bloc.numerotee ? 'ol' : 'ul'
      return (
        <List className={styles.list}>
          {bloc.elements.map((element, index) => (
            <li key={index}>{typographier(element)}</li>
          ))}
        </List>
      )
    }
    case 'definitions':
      return (
        <DefinitionList
          items={bloc.elements.map(({ terme, valeur }) => ({
            term: typographier(terme),
            value: <span className={styles.lines}>{typographier(valeur)}</span>,
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
        <blockquote className={styles.quote}>
          <p className={styles.lines}>{typographier(bloc.texte)}</p>
          {bloc.source ? <p className={styles.small}>{typographier(`— ${bloc.source}`)}</p> : null}
        </blockquote>
      )
    case 'encadre':
      return (
        <div className={styles.box}>
          {bloc.titre ? <p className={styles.boxTitle}>{typographier(bloc.titre)}</p> : null}
          <p className={styles.lines}>{typographier(bloc.texte)}</p>
        </div>
      )
  }
}
