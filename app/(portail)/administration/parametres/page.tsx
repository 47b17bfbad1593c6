import type { Metadata } from 'next'
import { Badge } from '@/components/display/Badge'
import { DataTable } from '@/components/display/DataTable'
import { Link } from '@/components/action/Link'
import { Fait } from '@/components/feedback/Fait'
import { Notice } from '@/components/feedback/Notice'
import { ListPage } from '@/components/shell/ListPage'
import { Section } from '@/components/display/Section'
import { CATALOGUE } from '@/app/parametres'
import { jourCourt } from '@/lib/core/temps/dates'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { listParametres, type ParametreLu } from '@/lib/referentiel/parametre/valeur/queries'
import { ADMINISTRATION } from '../rubriques'
import { NoBreak } from '@/components/display/NoBreak'

export const metadata: Metadata = { title: 'Paramètres' }

const FAITS = { valeur: 'La nouvelle valeur est enregistrée.', verification: 'La vérification est enregistrée.' }

export default async function Page({ searchParams }: PageProps<'/administration/parametres'>) {
  const acteur = await requireActeur()
  const parametres = await lire(listParametres(acteur, CATALOGUE))
  const manquants = parametres.filter((p) => p.aRenseigner)
  const groupes = Map.groupBy(parametres, (p) => p.groupe)
  return (
    <ListPage
      title="Paramètres"
      breadcrumb={[ADMINISTRATION]}
      lead="Les délais, seuils et coordonnées que le portail applique. Chaque valeur a une date, une source et un jour de vérification."
    >
      <Fait search={searchParams} sentences={FAITS} />
      {manquants.length > 0 ? (
        <Notice
          tone="warn"
          title={manquants.length === 1 ? 'Un paramètre est à renseigner' : `${manquants.length} paramètres sont à renseigner`}
        >
          {manquants.map((p) => p.libelle).join(' ; ')}.
        </Notice>
      ) : null}
      {[...groupes].map(([groupe, liste]) => (
        <Section key={groupe} title={groupe}>
          <DataTable
            caption={`Paramètres : ${groupe}`}
            captionHidden
            rows={liste}
            rowKey={(p) => p.cle}
            empty={null}
            columns={[
              { key: 'libelle', header: 'Paramètre', cell: (p) => <Link href={`/administration/parametres/${p.cle}`}>{p.libelle}</Link> },
              { key: 'valeur', header: 'Valeur aujourd’hui', cell: (p) => <ValeurActuelle parametre={p} /> },
              {
                key: 'depuis',
                header: 'Depuis',
                nowrap: true,
                cell: (p) => (p.actuelle ? jourCourt(p.actuelle.valableDu) : ''),
              },
              { key: 'verifie', header: 'Vérifiée le', cell: (p) => <Verification parametre={p} /> },
            ]}
          />
        </Section>
      ))}
    </ListPage>
  )
}

function ValeurActuelle({ parametre: { actuelle, unite, aRenseigner } }: { parametre: ParametreLu }) {
  if (!actuelle || aRenseigner) return <Badge tone="warn">À renseigner</Badge>
  return actuelle.valeur === '' ? 'Aucune' : `${actuelle.valeur} ${unite === 'fraction' ? '' : unite}`.trim()
}

function Verification({ parametre: { actuelle, aVerifier } }: { parametre: ParametreLu }) {
  if (!actuelle) return null
  return (
    <>
      <NoBreak>{jourCourt(actuelle.verifieLe)}</NoBreak> {aVerifier ? <Badge tone="warn">À vérifier</Badge> : null}
    </>
  )
}
