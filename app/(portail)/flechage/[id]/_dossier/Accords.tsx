import { Badge } from '@/components/display/Badge'
import { DataTable } from '@/components/display/DataTable'
import type { Tone } from '@/components/feedback/Notice'
import { dateLongue, depuis } from '@/lib/core/temps/dates'
import { LIBELLE_STATUT_ACCORD } from '@/lib/flechage/accord/schema'
import { coordonneesConnues, signatairesRequis, type Dossier } from '@/lib/flechage/policy'
import { LIBELLE_QUALITE } from '@/lib/flechage/schema'

type Accord = Dossier['accords'][number]

const TONS: Record<Accord['statut'], Tone> = { DEMANDE: 'warn', SIGNE: 'good', REFUSE: 'bad', DELEGUE: 'neutral', ANNULE: 'neutral' }

/** The agreement that counts for each required signatory: the live one, or else the last. */
export function accordCourant({ accords }: Pick<Dossier, 'accords'>, qualite: Accord['qualite']): Accord | undefined {
  const siens = accords.filter((a) => a.qualite === qualite)
  return siens.find((a) => a.statut === 'DEMANDE' || a.statut === 'SIGNE') ?? siens.at(-1)
}

/** The state of each signature this terrain needs, and since when. `verifier` shows what the secretariat should look at. */
export function Accords({ dossier, instant, verifier }: { dossier: Dossier; instant: Date; verifier: boolean }) {
  if (!dossier.terrain) return <p>Le terrain n’est pas encore choisi.</p>
  const lignes = signatairesRequis(dossier.terrain.mode).map((qualite) => ({ qualite, accord: accordCourant(dossier, qualite) }))
  return (
    <DataTable
      caption="Les accords écrits du terrain"
      captionHidden
      rows={lignes}
      rowKey={(l) => l.qualite}
      empty={null}
      columns={[
        { key: 'qualite', header: 'Signature demandée', cell: (l) => majuscule(LIBELLE_QUALITE[l.qualite]) },
        {
          key: 'qui',
          header: 'Signataire',
          cell: (l) => (l.accord ? <Qui dossier={dossier} accord={l.accord} verifier={verifier} /> : 'Personne n’est encore nommé'),
        },
        {
          key: 'etat',
          header: 'État',
          cell: (l) =>
            l.accord ? (
              <Badge tone={TONS[l.accord.statut]}>{LIBELLE_STATUT_ACCORD[l.accord.statut]}</Badge>
            ) : (
              <Badge tone="warn">à demander</Badge>
            ),
        },
        { key: 'quand', header: 'Quand', cell: (l) => (l.accord ? quand(l.accord, instant) : '') },
      ]}
    />
  )
}

function Qui({ dossier, accord, verifier }: { dossier: Dossier; accord: Accord; verifier: boolean }) {
  const connues = coordonneesConnues(dossier, accord.qualite)
  const inconnue = verifier && accord.courriel !== '' && connues?.courriel !== accord.courriel
  return (
    <>
      {accord.nom}
      {accord.titre ? `, ${accord.titre}` : ''}
      {inconnue ? (
        <>
          {' '}
          <Badge tone="warn">Adresse à vérifier</Badge> Donnée par l’interne ({accord.courriel}), elle n’est pas celle que connaît le
          département.
        </>
      ) : null}
      {verifier && accord.scanId ? (
        <>
          {' '}
          <Badge tone="info">Signé sur papier</Badge> Voir le document joint.
        </>
      ) : null}
    </>
  )
}

function quand(accord: Accord, instant: Date): string {
  if (accord.reponduLe) return `le ${dateLongue(accord.reponduLe)}`
  const rappel = accord.relanceLe ? `, rappel le ${dateLongue(accord.relanceLe)}` : ''
  return `${depuis(accord.demandeLe, instant)}${rappel}`
}

const majuscule = (texte: string): string => texte.charAt(0).toUpperCase() + texte.slice(1)
