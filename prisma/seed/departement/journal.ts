import { dateHeure, jourLong } from '@/lib/core/temps/dates'
import { ajouterJours } from '@/lib/core/temps/horloge'
import type { Agents } from '../flechage/dossier'
import type { Lot } from '../lot'

type Ligne = NonNullable<Lot['ligneJournal']>[number]
type Actes = Readonly<Record<string, Omit<Ligne, 'le' | 'objetType' | 'objetId' | 'evenement'>>>

const minutes = (le: Date | string, n: number): Date => new Date(new Date(le).getTime() + n * 60_000)

/** The lines the portal would have written beside those of changes of status: one for each act that the rows show. */
export function completerJournal(lot: Lot, agents: Agents): void {
  lot.ligneJournal = [...lignesDesDossiers(lot, agents), ...(lot.ligneJournal ?? []), ...lignesDesSeances(lot, agents)]
  motiver(lot)
}

function lignesDesDossiers(lot: Lot, agents: Agents): Ligne[] {
  const par: Actes = {
    interne: { qualite: 'INTERNE' },
    hote: { qualite: 'HOTE', auteurId: null },
    gestionnaire: { qualite: 'GESTIONNAIRE', auteurId: agents.gestionnaire },
    ars: { qualite: 'ARS', auteurId: agents.ars },
  }
  const ligne = (qui: keyof typeof par, objetId: string, evenement: string, le: Date | string, motif?: string): Ligne => ({
    ...(par[qui] as Actes[string]),
    le,
    objetType: 'flechage',
    objetId,
    evenement,
    motif: motif ?? null,
  })
  const personneDe = new Map(lot.interne?.map((i) => [i.id, i.personneId]))
  const demandeurs = new Map(lot.flechage?.map((f) => [f.id, personneDe.get(f.interneId) ?? null]))
  const accords = (lot.accord ?? []).flatMap((a) => [
    { ...ligne('interne', a.flechageId, 'demanderAccord', a.demandeLe, a.nom), auteurId: demandeurs.get(a.flechageId) },
    ...(a.reponduLe ? [ligne('hote', a.flechageId, 'signerAccord', a.reponduLe, a.nom)] : []),
  ])
  const verifies = new Map(lot.verification?.map((v) => [v.flechageId, v.le]))
  const verifications = [...verifies].map(([id, le]) => ligne('gestionnaire', id, 'verifier', le))
  const entretiens = (lot.entretien ?? []).flatMap((e) =>
    e.tenuLe ? [ligne('ars', e.flechageId, 'enregistrerEntretien', minutes(e.tenuLe, 90), `Tenu le ${jourLong(new Date(e.tenuLe))}`)] : [],
  )
  const decisions = (lot.decision ?? []).flatMap((d) => {
    const clos = lot.ligneJournal?.find((l) => l.objetId === d.flechageId && l.evenement === 'clore')
    const mode = d.modeNotification ?? undefined
    return [
      ...(d.noticeId ? [ligne('gestionnaire', d.flechageId, 'etablirNotice', minutes(d.enregistreeLe, 45), mode)] : []),
      ...(d.preuveId && clos ? [ligne('gestionnaire', d.flechageId, 'joindrePreuve', minutes(clos.le as Date, -20))] : []),
    ]
  })
  return [...accords, ...verifications, ...entretiens, ...decisions]
}

/** The reason that the person wrote, or that the portal writes for them, with the change of status. */
function motiver(lot: Lot): void {
  const de = <T extends { flechageId: string }>(lignes: readonly T[] | undefined) => new Map(lignes?.map((l) => [l.flechageId, l]))
  const [entretiens, decisions, saisines, complements] = [de(lot.entretien), de(lot.decision), de(lot.saisine), de(lot.complement)]
  for (const l of lot.ligneJournal ?? []) {
    if (l.objetType !== 'flechage' || l.motif) continue
    const [entretien, decision] = [entretiens.get(l.objetId), decisions.get(l.objetId)]
    if (l.evenement === 'convoquerParArs' && entretien) l.motif = `${dateHeure(new Date(entretien.prevuLe))}, ${entretien.lieu}`
    if ((l.evenement === 'affecter' || l.evenement === 'refuser') && decision)
      l.motif = `Acte ${decision.acteReference} du ${jourLong(new Date(decision.acteLe))}`
    if (l.evenement === 'notifier' && decision?.notifieeLe)
      l.motif = `${decision.modeNotification}, ${jourLong(new Date(decision.notifieeLe))}`
    if (l.evenement === 'nePasSaisir') l.motif = saisines.get(l.objetId)?.motifs ?? null
    if (l.evenement === 'demanderComplements') l.motif = pointsDe(complements.get(l.objetId)).join(' · ') || null
  }
}

const pointsDe = (complement: NonNullable<Lot['complement']>[number] | undefined): string[] =>
  ((complement?.points ?? []) as readonly { demande: string }[]).map((p) => p.demande)

/** A session from its preparation on, and what its members did for each item. */
function lignesDesSeances(lot: Lot, agents: Agents): Ligne[] {
  const par: Actes = {
    secretariat: { qualite: 'GESTIONNAIRE', auteurId: agents.gestionnaire },
    commission: { qualite: 'COMMISSION', auteurId: agents.president },
  }
  const ligne = (
    qui: keyof typeof par,
    objetType: string,
    objetId: string,
    evenement: string,
    le: Date,
    suite: Partial<Ligne> = {},
  ): Ligne => ({
    ...(par[qui] as Actes[string]),
    le,
    objetType,
    objetId,
    evenement,
    ...suite,
  })
  const campagnes = (lot.campagneFlechage ?? []).map((c) =>
    ligne('secretariat', 'campagne_flechage', c.id ?? '', 'creer', new Date(c.creeeLe)),
  )
  const seances = (lot.seance ?? []).flatMap((s) => {
    const [id, le, depuis] = [s.id ?? '', new Date(s.prevueLe), new Date(s.statutDepuis)]
    const preparee = s.statut === 'PREPARATION' ? depuis : ajouterJours(le, s.statut === 'CONVOQUEE' ? -22 : -17)
    const convoquee = s.statut === 'CONVOQUEE' ? depuis : ajouterJours(minutes(le, -300), -5)
    const tenue = s.statut === 'OUVERTE' || s.statut === 'CLOSE'
    return [
      ligne('secretariat', 'seance', id, 'preparer', preparee, { vers: 'PREPARATION' }),
      ...(s.statut === 'PREPARATION'
        ? []
        : [ligne('secretariat', 'seance', id, 'convoquer', convoquee, { de: 'PREPARATION', vers: 'CONVOQUEE' })]),
      ...(tenue
        ? [
            ligne('secretariat', 'seance', id, 'presences', minutes(le, -5)),
            ligne('commission', 'seance', id, 'ouvrir', le, { de: 'CONVOQUEE', vers: 'OUVERTE' }),
          ]
        : []),
      ...(s.statut === 'CONVOQUEE' ? [ligne('secretariat', 'seance', id, 'presences', minutes(convoquee, 26 * 60))] : []),
      ...(s.statut === 'CLOSE' ? [ligne('commission', 'seance', id, 'clore', depuis, { de: 'OUVERTE', vers: 'CLOSE' })] : []),
    ]
  })
  const examens = (lot.examen ?? []).flatMap((e) => {
    const id = e.id ?? ''
    const ouvert = e.renduLe ? minutes(e.renduLe, -6) : e.statut === 'EN_DELIBERATION' ? new Date(e.statutDepuis) : null
    return [
      ...(ouvert ? [ligne('commission', 'examen', id, 'ouvrirVote', ouvert, { de: 'INSCRIT', vers: 'EN_DELIBERATION' })] : []),
      ...(e.renduLe
        ? [ligne('commission', 'examen', id, 'rendreAvis', new Date(e.renduLe), { de: 'EN_DELIBERATION', vers: 'AVIS_RENDU' })]
        : []),
    ]
  })
  const declarations = (lot.declaration ?? []).map((d) =>
    ligne('commission', 'examen', d.examenId, 'declarerSansLien', new Date(d.le), { auteurId: d.personneId }),
  )
  return [...campagnes, ...seances, ...examens, ...declarations]
}
