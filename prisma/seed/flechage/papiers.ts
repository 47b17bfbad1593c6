import type { Document } from '@/lib/core/pdf/document'
import { db } from '@/lib/core/donnees/db'
import { empreinteDe } from '@/lib/core/fichier/fichier'
import { nomSur } from '@/lib/core/fichier/nom'
import { stockage } from '@/lib/core/fichier/stockage'
import { isoJour, jourDe } from '@/lib/core/temps/horloge'
import { rendrePdf } from '@/lib/core/pdf/rendre'
import { acteurSysteme } from '@/lib/core/tache/tache'
import { objetFlechage } from '@/lib/flechage/avis/commands'
import { documentNotice } from '@/lib/flechage/decision/notices'
import { documentAccuse } from '@/lib/flechage/depot/notices'
import { accuseDe } from '@/lib/flechage/depot/queries'
import { numeroDe } from '@/lib/flechage/notices'
import { dossierSelect, type Dossier } from '@/lib/flechage/policy'
import { decisionNonSaisie, lettreSaisine } from '@/lib/flechage/saisine/notices'
import { procesVerbal, procesVerbalPublic } from '@/lib/referentiel/commission/seance/proces-verbal'
import { findSeance } from '@/lib/referentiel/commission/seance/queries'
import { REGLES, type ReglesFlechage } from '@/lib/flechage/parametres'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import type { Agents } from './dossier'
import type { Lot } from '../lot'
import { acteArs, preuveNotification } from './actes'

type Papier = Readonly<{ id: string; nom: string; document: Document; le: Date; deposantId: string | null }>

/** Every request, as the rules read it. */
export async function lireDossiers(parametres: ReglesFlechage): Promise<Dossier[]> {
  const lignes = await db.flechage.findMany({ select: dossierSelect, relationLoadStrategy: 'join' })
  return lignes.map((ligne) => ({ ...ligne, parametres }))
}

/** Composes and stores each document that a row names, with the portal's own functions, from the rows as they were written. */
export async function etablirPapiers(dossiers: readonly Dossier[], agents: Agents): Promise<void> {
  const doyen = await db.personne.findUniqueOrThrow({ where: { id: agents.directionUfr }, select: { prenom: true, nom: true } })
  const papiers = [
    ...(await accuses()),
    ...dossiers.flatMap((d) => papiersDe(d, agents, { ...doyen, qualite: 'Directeur de l’UFR de médecine' })),
    ...(await procesVerbaux(agents)),
  ]
  const lignes: NonNullable<Lot['fichier']> = []
  for (const papier of papiers) lignes.push(await ranger(papier))
  await db.fichier.createMany({ data: lignes })
}

/** Renders and stores one paper; the caller writes its row. */
export async function ranger({ id, nom, document, le, deposantId }: Papier): Promise<NonNullable<Lot['fichier']>[number]> {
  const octets = await rendrePdf(document)
  const type = 'application/pdf'
  const cle = await stockage().ecrire(octets)
  return { id, nom: nomSur(nom, type), type, taille: octets.byteLength, empreinte: empreinteDe(octets), cle, deposantId, creeLe: le }
}

async function accuses(): Promise<Papier[]> {
  const parametres = await getParametres(REGLES)
  const depots = await db.depot.findMany({ where: { accuseId: { not: null } } })
  return depots.map((depot) => {
    const accuse = accuseDe(depot.flechageId, depot)
    const nom = `Accusé ${accuse.numero}${depot.rang > 1 ? ` (${depot.rang})` : ''}.pdf`
    return { id: depot.accuseId ?? '', nom, document: documentAccuse(accuse, parametres), le: depot.le, deposantId: null }
  })
}

type Doyen = Readonly<{ prenom: string; nom: string; qualite: string }>

function papiersDe(dossier: Dossier, agents: Agents, doyen: Doyen): Papier[] {
  const { saisine, decision } = dossier
  const numero = numeroDe(dossier)
  const papiers: Papier[] = []
  if (saisine?.lettreId) {
    const { signeeLe: le, motifs, lettreId: id } = saisine
    papiers.push({
      id,
      nom: saisine.saisie ? `saisine-${numero}.pdf` : `non-saisine-${numero}.pdf`,
      document: saisine.saisie ? lettreSaisine(dossier, motifs ?? '', doyen, le) : decisionNonSaisie(dossier, motifs ?? '', doyen, le),
      le,
      deposantId: agents.directionUfr,
    })
  }
  if (!decision) return papiers
  const decide = { ...dossier, decision }
  const le = decision.enregistreeLe
  papiers.push({ id: decision.acteId, nom: `acte-${decision.acteReference}.pdf`, document: acteArs(decide), le, deposantId: agents.ars })
  const deposantId = agents.gestionnaire
  if (decision.noticeId) {
    const document = documentNotice(decide, decision.modeNotification ?? '', le)
    papiers.push({ id: decision.noticeId, nom: `decision-${numero}.pdf`, document, le, deposantId })
  }
  if (decision.preuveId)
    papiers.push({
      id: decision.preuveId,
      nom: `preuve-${numero}.pdf`,
      document: preuveNotification(decide),
      le: decision.notifieeLe ?? le,
      deposantId,
    })
  return papiers
}

async function procesVerbaux(agents: Agents): Promise<Papier[]> {
  const closes = await db.seance.findMany({ where: { statut: 'CLOSE' }, select: { id: true } })
  const papiers: Papier[] = []
  for (const { id } of closes) {
    const seance = await findSeance(db, acteurSysteme(), id)
    if (!seance?.pvId || !seance.pvPublicId) continue
    const le = seance.statutDepuis
    const jour = isoJour(jourDe(seance.prevueLe))
    const commun = { le, deposantId: agents.president }
    papiers.push(
      { ...commun, id: seance.pvId, nom: `proces-verbal-${jour}.pdf`, document: procesVerbal(seance, le, () => objetFlechage) },
      { ...commun, id: seance.pvPublicId, nom: `releve-public-${jour}.pdf`, document: procesVerbalPublic(seance, le, () => objetFlechage) },
    )
  }
  return papiers
}
