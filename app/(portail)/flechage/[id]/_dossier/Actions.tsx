import type { ReactNode } from 'react'
import { ButtonLink } from '@/components/action/ButtonLink'
import { TextArea } from '@/components/form/Field'
import { Form } from '@/components/form/Form'
import { Notice } from '@/components/feedback/Notice'
import type { Acteur } from '@/lib/core/auth/acteur'
import { available, type ActionOfferte } from '@/lib/core/workflow/workflow'
import type { Dossier } from '@/lib/flechage/policy'
import { workflow, type ActionFlechage } from '@/lib/flechage/workflow'
import { retirer } from '../actions'

/** The page of each act. Several acts of one page make one link. */
function pageDe(action: ActionFlechage, dossier: Dossier): { href: string; label: string } | null {
  const ici = `/flechage/${dossier.id}`
  switch (action) {
    case 'deposer':
      return { href: `${ici}/relire`, label: 'Relire et déposer' }
    case 'completer':
      return { href: `${ici}/relire`, label: 'Relire et renvoyer' }
    case 'demanderComplements':
    case 'declarerRecevable':
      return { href: `${ici}/instruction`, label: 'Vérifier les pièces' }
    case 'inscrire':
      return { href: `/commissions/inscrire?flechage=${dossier.id}`, label: 'Inscrire à une séance' }
    case 'ajourner':
    case 'rendreAvisFavorable':
    case 'rendreAvisReserve':
    case 'rendreAvisDefavorable':
      return dossier.examen
        ? { href: `/commissions/seances/${dossier.examen.seance.id}/examens/${dossier.examen.id}`, label: 'Ouvrir l’examen en séance' }
        : null
    case 'saisirArs':
    case 'nePasSaisir':
      return { href: `${ici}/saisine`, label: 'Saisir l’ARS ou non' }
    case 'convoquerParArs':
    case 'convoquerPourArs':
      return { href: `${ici}/entretien`, label: 'Fixer l’entretien' }
    case 'affecter':
    case 'refuser':
      return { href: `${ici}/decision`, label: 'Enregistrer la décision' }
    case 'notifier':
    case 'clore':
      return { href: `${ici}/notification`, label: 'Notifier la décision et clore' }
    case 'retirer':
    case 'rendreCaduque':
      return null
  }
}

type Lien = { href: string; label: string; refus: ActionOfferte<ActionFlechage>['refus'][] }

function liens(offertes: readonly ActionOfferte<ActionFlechage>[], dossier: Dossier): Lien[] {
  const parPage = new Map<string, Lien>()
  for (const { action, refus } of offertes) {
    const page = pageDe(action, dossier)
    if (!page) continue
    const lien = parPage.get(page.href) ?? { ...page, refus: [] }
    lien.refus.push(refus)
    parPage.set(page.href, lien)
  }
  return [...parPage.values()]
}

/** What this person may do with this record now: the act that is expected of them, and the others with the reason why one is refused. */
export function actes(acteur: Acteur, dossier: Dossier, instant: Date): { main: ReactNode; acts: ReactNode } {
  const offertes = available(workflow, acteur, dossier, instant)
  const redaction = offertes.some((o) => o.action === 'deposer' || o.action === 'completer')
  const brouillon = dossier.statut === 'BROUILLON'
  const pages: Lien[] = [
    ...(redaction
      ? [
          {
            href: `/flechage/${dossier.id}/modifier`,
            label: brouillon ? 'Continuer à rédiger' : 'Compléter le dossier',
            refus: [undefined],
          },
        ]
      : []),
    ...liens(offertes, dossier),
  ]
  const principale = pages.find((page) => refusDe(page) === undefined)
  const retrait = offertes.some((o) => o.action === 'retirer')
  return {
    main: principale ? (
      <ButtonLink href={principale.href} variant="primary">
        {principale.label}
      </ButtonLink>
    ) : null,
    acts:
      pages.length > (principale ? 1 : 0) || retrait ? (
        <>
          {pages
            .filter((page) => page !== principale)
            .map((page) => (
              <Page key={page.href} page={page} />
            ))}
          {retrait ? <Retrait dossier={dossier} /> : null}
        </>
      ) : null,
  }
}

const refusDe = ({ refus }: Lien) => (refus.every((r) => r !== undefined) ? refus[0] : undefined)

function Page({ page }: { page: Lien }) {
  const refus = refusDe(page)
  return (
    <>
      <p>
        <ButtonLink href={page.href}>{page.label}</ButtonLink>
      </p>
      {refus ? <Notice tone="warn">{refus.message}</Notice> : null}
    </>
  )
}

function Retrait({ dossier }: { dossier: Dossier }) {
  const brouillon = dossier.statut === 'BROUILLON'
  return (
    <Form
      fold={brouillon ? 'Abandonner ce brouillon' : 'Retirer ma demande'}
      action={retirer}
      submitLabel={brouillon ? 'Abandonner ce brouillon' : 'Retirer ma demande'}
      submitVariant="danger"
      hidden={{ id: dossier.id, version: String(dossier.version) }}
      confirm={brouillon ? 'Abandonner ce brouillon ? Les accords en attente seront annulés.' : 'Retirer définitivement cette demande ?'}
    >
      <p>
        {brouillon
          ? 'Le brouillon ne pourra plus être repris, mais vous pourrez en commencer un autre.'
          : 'Votre demande s’arrêtera là et ne pourra pas reprendre. Vous gardez votre rang et votre choix normal.'}
      </p>
      {brouillon ? null : (
        <TextArea
          name="motif"
          label="Raison du retrait"
          hint="Elle sera notée au journal du dossier."
          rows={2}
          maxLength={2000}
          count={false}
        />
      )}
    </Form>
  )
}
