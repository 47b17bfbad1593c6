import type { Metadata } from 'next'
import { FactList } from '@/components/display/FactList'
import { EmptyState } from '@/components/feedback/EmptyState'
import { HomePage } from '@/components/shell/HomePage'
import { Pagination } from '@/components/display/Pagination'
import { AsideCard } from '@/components/shell/AsideCard'
import { TaskList } from '@/components/display/TaskList'
import { MAX_A_FAIRE, parUrgence, prochains, type AFaire, type Bientot, type EnAttente } from '@/lib/core/workflow/a-faire'
import { depuis, jourCourt } from '@/lib/core/temps/dates'
import { aujourdhui, maintenant } from '@/lib/core/temps/horloge'
import { unSeul } from '@/lib/core/requete/page'
import { requireActeur } from '@/lib/core/auth/session'
import { adresse } from '@/app/adresse'
import { Link } from '@/components/action/Link'
import * as flechage from '@/lib/flechage/queries'
import * as commission from '@/lib/referentiel/commission/queries'
import * as contestation from '@/lib/referentiel/interne/contestation/queries'
import * as stages from '@/lib/stages/queries'

export const metadata: Metadata = { title: 'À faire' }

const PAR_PAGE = 25

export default async function Page({ searchParams }: PageProps<'/'>) {
  const acteur = await requireActeur()
  const [dossiers, seances, questions, postes, attentes, questionsEnAttente, capacites, ...jours] = await Promise.all([
    flechage.listAFaire(acteur),
    commission.listAFaire(acteur),
    contestation.listAFaire(acteur),
    stages.listAFaire(acteur),
    flechage.listEnAttente(acteur),
    contestation.listEnAttente(acteur),
    stages.listEnAttente(acteur),
    flechage.listBientot(acteur),
    stages.listBientot(acteur),
    commission.listBientot(acteur),
  ])
  const taches = [...dossiers, ...seances, ...questions, ...postes].sort(parUrgence)
  const pages = Math.ceil(taches.length / PAR_PAGE)
  const page = Math.min(Math.max(1, Number.parseInt(unSeul((await searchParams).page) ?? '1', 10) || 1), Math.max(1, pages))
  const jour = aujourdhui()
  return (
    <HomePage
      title="À faire"
      lead={phraseDe(taches.length, acteur.prenom)}
      aside={
        <>
          <AsideCard title="Ce que vous attendez des autres">
            <EnAttentes attentes={[...attentes, ...questionsEnAttente, ...capacites]} />
          </AsideCard>
          <AsideCard title="Bientôt">
            <Calendrier jours={prochains(jours.flat(), jour)} />
          </AsideCard>
        </>
      }
    >
      <TaskList
        title="Ce qui vous attend"
        tasks={taches.slice((page - 1) * PAR_PAGE, page * PAR_PAGE).map(({ href, titre, detail, parmi, terme, capacite }) => ({
          href,
          title: titre,
          detail,
          among: parmi && { act: parmi.acte, count: nombreDe(taches, parmi.acte, capacite), subject: parmi.sujet, detail: parmi.detail },
          due: terme ? jourCourt(terme) : undefined,
          overdue: terme !== null && terme < jour,
          capacity: capacite,
        }))}
        empty={
          <EmptyState title="Rien ne vous attend">
            {acteur.roles.length === 0
              ? 'Vous n’avez aucun rôle aujourd’hui : une nomination n’a pas commencé, ou elle a pris fin. Le secrétariat du département peut la vérifier.'
              : 'Dès qu’un dossier demandera quelque chose de vous, il s’affichera ici et vous recevrez un courriel.'}
          </EmptyState>
        }
      />
      <Pagination page={page} pageCount={pages} hrefFor={(n) => adresse('/', { page: n > 1 ? n : undefined })} />
    </HomePage>
  )
}

/** On how many records an act waits, whatever page shows them. Each source reads MAX_A_FAIRE lines at most. */
function nombreDe(taches: readonly AFaire[], acte: string, capacite: string): string {
  const nombre = taches.filter((t) => t.parmi?.acte === acte && t.capacite === capacite).length
  return nombre < MAX_A_FAIRE ? String(nombre) : `${MAX_A_FAIRE} ou plus`
}

function phraseDe(nombre: number, prenom: string): string {
  if (nombre === 0) return `Bonjour ${prenom}. Vous êtes à jour.`
  if (nombre > MAX_A_FAIRE) return `Bonjour ${prenom}. Plus de ${MAX_A_FAIRE} choses vous attendent, les plus pressées d’abord.`
  return nombre === 1
    ? `Bonjour ${prenom}. Une chose vous attend.`
    : `Bonjour ${prenom}. ${nombre} choses vous attendent, les plus pressées d’abord.`
}

function EnAttentes({ attentes }: { attentes: EnAttente[] }) {
  const instant = maintenant()
  if (attentes.length === 0) return <p>Vous n’attendez rien de personne pour l’instant.</p>
  return (
    <FactList
      facts={attentes
        .toSorted((a, b) => a.depuis.getTime() - b.depuis.getTime())
        .map((a) => ({
          key: `${a.href} ${a.titre}`,
          title: <Link href={a.href}>{a.titre}</Link>,
          detail: `${a.deQui}, ${depuis(a.depuis, instant)}`,
        }))}
    />
  )
}

function Calendrier({ jours }: { jours: Bientot[] }) {
  if (jours.length === 0) return <p>Aucune date ne vous concerne dans les deux mois qui viennent.</p>
  return (
    <FactList
      facts={jours
        .toSorted((a, b) => a.jour.getTime() - b.jour.getTime())
        .map((j) => ({ key: `${j.href} ${j.titre}`, when: jourCourt(j.jour), title: <Link href={j.href}>{j.titre}</Link> }))}
    />
  )
}
