import type { Metadata } from 'next'
import { forbidden } from 'next/navigation'
import { ButtonLink } from '@/components/action/ButtonLink'
import { DataTable } from '@/components/display/DataTable'
import { EmptyState } from '@/components/feedback/EmptyState'
import { CheckboxGroup, TextField } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { Link } from '@/components/action/Link'
import { Fait } from '@/components/feedback/Fait'
import { ListPage } from '@/components/shell/ListPage'
import { Section } from '@/components/display/Section'
import { aRole } from '@/lib/core/auth/acteur'
import { dateCourte, dateLongue, jourLong } from '@/lib/core/temps/dates'
import { unSeul } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { listASaisir, listSaisines, peutVoirSaisines, type LigneSaisine } from '@/lib/flechage/saisine/queries'
import { LIBELLE_SENS } from '@/lib/flechage/schema'
import { FLECHAGE, Statut } from '../statut'
import { saisirLot } from './actions'
import { LIBELLE_STAGE } from '@/lib/referentiel/stage/schema'

export const metadata: Metadata = { title: 'Saisines de l’ARS' }

export default async function Page({ searchParams }: PageProps<'/flechage/saisines'>) {
  const acteur = await requireActeur()
  if (!peutVoirSaisines(acteur)) forbidden()
  const direction = aRole(acteur, 'DIR_UFR')
  const [aSaisir, saisies] = await Promise.all([direction ? listASaisir(acteur) : [], listSaisines(acteur)])
  return (
    <ListPage
      title="Saisines de l’agence régionale de santé"
      breadcrumb={[FLECHAGE]}
      lead="Les demandes que la direction de l’UFR transmet à l’agence régionale de santé."
      actions={
        saisies.length > 0 ? (
          <ButtonLink href="/flechage/saisines/tableau" download>
            Tableau de toutes les demandes (Excel)
          </ButtonLink>
        ) : undefined
      }
    >
      <Fait search={searchParams} sentences={transmises(unSeul((await searchParams).fait))} />
      {direction ? <ASaisir lignes={aSaisir} /> : null}
      <Section title="Demandes transmises">
        <Lettres lignes={saisies} />
        <Transmises lignes={saisies} />
      </Section>
    </ListPage>
  )
}

const qui = (l: LigneSaisine): string => `${l.interne.nom} ${l.interne.prenom}`

/** The act is named by how many requests it sent. */
function transmises(nombre = ''): Record<string, string> {
  if (!(Number(nombre) > 0)) return {}
  const phrase =
    Number(nombre) === 1
      ? 'La demande est transmise à l’agence régionale de santé.'
      : `Les ${Number(nombre)} demandes sont transmises à l’agence régionale de santé.`
  return { [nombre]: phrase }
}

function ASaisir({ lignes }: { lignes: LigneSaisine[] }) {
  const enLot = lignes.filter((l) => l.sens !== 'DEFAVORABLE')
  const aMotiver = lignes.filter((l) => l.sens === 'DEFAVORABLE')
  return (
    <Section title="En attente de votre choix">
      {lignes.length === 0 ? (
        <EmptyState title="Rien n’attend votre choix">Les demandes apparaissent ici dès que la commission a rendu son avis.</EmptyState>
      ) : null}
      {enLot.length > 0 ? (
        <Form
          action={saisirLot}
          submitLabel="Saisir l’ARS des demandes cochées"
          confirm="Transmettre les demandes cochées ? Les lettres sont établies et envoyées aussitôt."
        >
          <p>
            Une lettre est établie pour chaque demande, et une autre les liste toutes. Pour ne pas saisir l’agence, ouvrez la demande : ce
            choix se motive.
          </p>
          <CheckboxGroup
            name="dossiers"
            legend="Demandes à transmettre"
            required
            options={enLot.map((l) => ({
              value: `${l.id}:${l.version}`,
              label: `${l.numero}, ${qui(l)}`,
              hint: (
                <>
                  Avis {l.sens ? LIBELLE_SENS[l.sens] : ''}. {l.categorie ? LIBELLE_STAGE[l.categorie] : ''}, {l.terrain}, {l.commune}. À
                  faire avant le {jourLong(l.saisineLe)}. <Link href={`/flechage/${l.id}/saisine`}>Ouvrir {l.numero}</Link>
                </>
              ),
            }))}
          />
          <TextField
            name="qualite"
            label="Votre qualité"
            hint="Telle qu’elle figure sur les lettres, par exemple « Doyenne de l’UFR de médecine »."
            defaultValue="Direction de l’UFR de médecine"
            required
            maxLength={200}
          />
        </Form>
      ) : null}
      {aMotiver.length > 0 ? (
        <>
          <p>L’avis de ces demandes est défavorable : votre choix se motive, une par une.</p>
          <ul>
            {aMotiver.map((l) => (
              <li key={l.id}>
                <Link href={`/flechage/${l.id}/saisine`}>{`${l.numero}, ${qui(l)}`}</Link> ({l.terrain}, avant le {jourLong(l.saisineLe)})
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </Section>
  )
}

/** Letters that list several requests, latest first. */
function Lettres({ lignes }: { lignes: LigneSaisine[] }) {
  const lots = Map.groupBy(
    lignes.filter((l) => l.bordereauId !== null),
    (l) => l.bordereauId as string,
  )
  if (lots.size === 0) return null
  return (
    <ul>
      {[...lots].slice(0, 20).map(([bordereauId, demandes]) => (
        <li key={bordereauId}>
          Lettre du {demandes[0]?.signeeLe ? dateLongue(demandes[0].signeeLe) : ''},{' '}
          {demandes.length === 1 ? '1 demande' : `${demandes.length} demandes`} :{' '}
          <ButtonLink href={`/flechage/saisines/bordereau/${bordereauId}`} variant="quiet" download>
            Lettre (PDF)
          </ButtonLink>{' '}
          <ButtonLink href={`/flechage/saisines/tableau?lettre=${bordereauId}`} variant="quiet" download>
            Tableau (Excel)
          </ButtonLink>
        </li>
      ))}
    </ul>
  )
}

const Transmises = ({ lignes }: { lignes: LigneSaisine[] }) => (
  <DataTable
    caption="Demandes transmises, les dernières d’abord"
    captionHidden
    rows={lignes}
    rowKey={(l) => l.id}
    empty={
      <EmptyState title="Aucune demande transmise">
        Les demandes transmises à l’agence régionale de santé apparaîtront ici, avec leurs lettres.
      </EmptyState>
    }
    columns={[
      { key: 'numero', header: 'Demande', cell: (l) => <Link href={`/flechage/${l.id}`}>{l.numero}</Link> },
      { key: 'interne', header: 'Interne', cell: qui },
      { key: 'terrain', header: 'Terrain', cell: (l) => `${l.terrain}, ${l.commune}` },
      { key: 'avis', header: 'Avis', cell: (l) => (l.sens ? LIBELLE_SENS[l.sens] : '') },
      { key: 'saisine', header: 'Transmise le', cell: (l) => (l.signeeLe ? dateCourte(l.signeeLe) : '') },
      { key: 'statut', header: 'État', cell: (l) => <Statut statut={l.statut} /> },
    ]}
  />
)
