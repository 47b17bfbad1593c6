import { Fait } from '@/components/feedback/Fait'
import { ListPage } from '@/components/shell/ListPage'
import { Section } from '@/components/display/Section'
import { lire } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { listHeures, listMesCreneaux, listMesDisponibilites, listRecevants } from '@/lib/soutien/creneau/queries'
import { exigerMembre } from '@/lib/soutien/queries'
import { MesCreneaux } from './MesCreneaux'
import { MesDisponibilites } from './MesDisponibilites'
import { OuvrirCreneau } from './OuvrirCreneau'

const FAITS = {
  disponible: 'Disponibilités notées.',
  retire: 'Disponibilité retirée.',
  remplace: 'Votre collègue vous remplace, et le sait.',
  annule: 'Créneau annulé.',
}

// Nothing here depends on a case that the reader does not follow: an hour counts as given whether or not a person booked it.
export default async function Page({ searchParams }: PageProps<'/aide/suivi/creneaux'>) {
  const acteur = await requireActeur()
  const moi = await lire(exigerMembre(acteur))
  const [creneaux, plages, heures, medecins] = await Promise.all([
    listMesCreneaux(moi),
    listMesDisponibilites(moi),
    listHeures(),
    listRecevants(),
  ])
  return (
    <ListPage title="Créneaux" lead="Une heure, toujours à deux. Vous voyez vos créneaux, et personne d’autre ne voit où ils en sont.">
      <Fait search={searchParams} sentences={FAITS} />
      <Section title="Mes créneaux">
        <MesCreneaux creneaux={creneaux} />
      </Section>
      <Section title="Ouvrir un créneau">
        <OuvrirCreneau heures={heures} medecins={medecins} coordination={moi.coordination} />
      </Section>
      <Section title="Quand je suis disponible">
        <MesDisponibilites plages={plages} />
      </Section>
    </ListPage>
  )
}
