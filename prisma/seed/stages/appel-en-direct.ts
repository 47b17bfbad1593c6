import { createHash, randomUUID } from 'node:crypto'
import type { CategorieStage, SituationChoix } from '@/generated/prisma/enums'
import { db } from '@/lib/core/donnees/db'
import { jourLong } from '@/lib/core/temps/dates'
import { ajouterJours, jourDe } from '@/lib/core/temps/horloge'
import { emetteurDumg } from '@/lib/flechage/notices'
import { anciennete } from '@/lib/referentiel/interne/anciennete'
import { DEPARTEMENT } from '@/lib/referentiel/parametre/parametres'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { etablirOrdre } from '@/lib/stages/regles/ordre-appel'
import { emettreRecu } from '@/lib/stages/regles/recu'
import { decaler, type Semestre } from '@/lib/referentiel/stage/semestre'
import type { Agents } from '../flechage/dossier'
import { joindre, type Lot } from '../lot'
import { parcoursJusque } from '../departement/parcours'
import { a, type Calendrier } from '../departement/calendrier'
import type { Lieu } from '../departement/lieux'
import { ranger } from '../flechage/papiers'
import type { Registre } from '../departement/registre'
import { ligneDe, publierListe } from './stages'

type Postes = NonNullable<Lot['poste']>

type Appele = Readonly<{
  prenom: string
  nom: string
  persona?: readonly [string, number]
  /** The stage under way: the other one of the first phase is still owed. */
  fait: 'N1' | 'URGENCES'
  rang: number
  situation: SituationChoix
  mandataire?: string
  /** How many wishes they froze. */
  voeux: number
}>

const EFFECTIF = 3240

/** In their order of call. Each one whose answer the secretariat must wait for is a persona, so that it can be given. */
const APPELES: readonly Appele[] = [
  {
    prenom: 'Noémie',
    nom: 'Kervella',
    persona: ['Interne de phase socle, première appelée d’un choix en direct', 90],
    fait: 'URGENCES',
    rang: 420,
    situation: 'NORMAL',
    voeux: 3,
  },
  {
    prenom: 'Ousmane',
    nom: 'Thiam',
    fait: 'N1',
    rang: 890,
    situation: 'ABSENT_AVEC_PROCURATION',
    mandataire: 'Awa Thiam',
    voeux: 2,
  },
  { prenom: 'Hélène', nom: 'Marescot', fait: 'URGENCES', rang: 1250, situation: 'ABSENT', voeux: 3 },
  {
    prenom: 'Yann',
    nom: 'Delorme',
    persona: ['Interne de phase socle, en surnombre non validant', 92],
    fait: 'URGENCES',
    rang: 1730,
    situation: 'SURNOMBRE_NON_VALIDANT',
    voeux: 0,
  },
  { prenom: 'Tiphaine', nom: 'Roux-Garrec', fait: 'N1', rang: 2210, situation: 'ABSENT', voeux: 0 },
  {
    prenom: 'Anouk',
    nom: 'Steiner',
    persona: ['Interne de phase socle, dernière appelée d’un choix en direct', 91],
    fait: 'N1',
    rang: 2980,
    situation: 'NORMAL',
    voeux: 2,
  },
]

type FaitDuChoix = readonly [evenement: string, de: string | null, vers: string, le: Date]

/** What the secretariat did to bring a choice to its state. */
export const journalDuChoix = (choixId: string, agents: Agents, faits: readonly FaitDuChoix[]) =>
  faits.map(([evenement, de, vers, le]) => ({
    le,
    objetType: 'choix',
    objetId: choixId,
    evenement,
    de,
    vers,
    qualite: 'GESTIONNAIRE',
    auteurId: agents.gestionnaire,
  }))

/** A semester of its own, so that running this choice changes no other story of the department. */
export const semestreAppele = (cal: Calendrier): Semestre => decaler(cal.ouverte.semestre.code, 1)

type Fond = Readonly<{
  registre: Registre
  lieux: readonly Lieu[]
  postes: Postes
  cal: Calendrier
  agents: Agents
  /** At the semester of this choice (R-MSU-10). */
  offrable: (lieu: Lieu, categorie: CategorieStage) => boolean
}>

/** A live choice of the first phase, whose call list is frozen: it only has to be opened. */
export function preparerAppelEnDirect(lot: Lot, { registre, lieux, postes, cal, agents, offrable }: Fond): void {
  const semestre = semestreAppele(cal)
  const le = (jours: number, heure: number): Date => a(ajouterJours(cal.aujourdhui, -jours), heure)
  const tenables = postes.filter((p) => lieux.some((l) => l.id === p.terrainId && offrable(l, p.categorie)))
  const offerts = offrir(tenables, cal, semestre)
  const campagneId = randomUUID()
  joindre(lot, {
    semestre: [semestre],
    poste: offerts,
    campagnePostes: [
      {
        id: campagneId,
        semestreCode: semestre.code,
        statut: 'CHOIX',
        statutDepuis: le(3, 14),
        reponsesAvant: ajouterJours(cal.aujourdhui, -40),
        creeLe: le(70, 10),
        version: 4,
      },
    ],
  })
  const lignes = offerts.flatMap((p) => ligneDe(p, lieux))
  const listeId = publierListe(lot, { id: campagneId, numero: 1, motif: '', le: le(20, 10) }, lignes)
  const choixId = randomUUID()
  joindre(lot, {
    choix: [
      {
        id: choixId,
        semestreCode: semestre.code,
        phase: 'SOCLE',
        mode: 'DIRECT',
        statut: 'LISTE_FIGEE',
        statutDepuis: le(2, 10),
        voeuxJusquA: le(3, 12),
        ouvreLe: le(1, 9),
        listeId,
        version: 2,
      },
    ],
    ligneJournal: journalDuChoix(choixId, agents, [
      ['preparer', null, 'PREPARATION', le(12, 11)],
      ['figerVoeux', 'PREPARATION', 'VOEUX_FIGES', le(3, 14)],
      ['figerListe', 'VOEUX_FIGES', 'LISTE_FIGEE', le(2, 10)],
    ]),
  })
  const inscrits = APPELES.map((dit, n) => inscrire(lot, registre, lieux, cal, dit, n))
  const figes = inscrits.map((i) => figer(lot, i, { semestre, offerts, figesLe: le(3, 14) }))
  const { groupes } = etablirOrdre(figes)
  joindre(lot, {
    appelChoix: groupes.flatMap(({ position, membres }, i) =>
      membres.map(({ id: interneId, pseudonyme, situation, anciennete: semestres }) => ({
        choixId,
        interneId,
        pseudonyme,
        place: position,
        groupe: i + 1,
        anciennete: semestres,
        situation,
      })),
    ),
  })
}

/** The offer of the open campaign, carried over; one place only of each kind, which one interne can take before the others. */
function offrir(postes: Postes, cal: Calendrier, { code: semestreCode }: Semestre): (Postes[number] & { id: string })[] {
  const repris = postes.filter((p) => p.semestreCode === cal.ouverte.semestre.code && p.capaciteOfferte > 0)
  const rares = new Set((['N1', 'URGENCES'] as const).map((c) => repris.findLast((p) => p.categorie === c)))
  return repris.map((p) => ({
    ...p,
    id: randomUUID(),
    semestreCode,
    // A terrain of the third phase too, so that its matching settles something.
    capaciteOfferte: rares.has(p) || p.categorie === 'N3_DJ' ? 1 : p.capaciteOfferte,
    horsChoix: 0,
    ajoutes: 0,
  }))
}

const AUTRE: Record<Appele['fait'], CategorieStage> = { N1: 'URGENCES', URGENCES: 'N1' }

function inscrire(lot: Lot, registre: Registre, lieux: readonly Lieu[], cal: Calendrier, dit: Appele, n: number) {
  const { anneeEntree, semestres } = parcoursJusque(cal.enCours.code, [dit.fait])
  const personne = registre.inscrire({
    prenom: dit.prenom,
    nom: dit.nom,
    domaine: 'etu.hautebrune.example',
    roles: ['INTERNE'],
    persona: dit.persona,
  })
  joindre(lot, { personne: registre.lot.personne.slice(-1), nomination: registre.lot.nomination.slice(-1) })
  const interneId = randomUUID()
  const ouverts = (categorie: CategorieStage | null): Lieu[] =>
    lieux.filter((l) => categorie && l.dit.categories.includes(categorie) && l.dit.capacite > 0 && !l.dit.etat)
  joindre(lot, {
    interne: [
      {
        id: interneId,
        personneId: personne.id,
        anneeEntree,
        typeClassement: 'EN_GROUPE',
        rang: dit.rang,
        effectifReference: EFFECTIF,
        phase: 'SOCLE',
        communeCode: lieux[n * 5]?.commune.code,
        contratSigneLe: ajouterJours(cal.enCours.debut, 5),
      },
    ],
    semestreInterne: semestres.map((s) => ({ interneId, ...s, terrainId: ouverts(s.categorie)[n]?.id ?? null })),
  })
  return { interneId, dit, anciennete: anciennete(semestres, 'SOCLE').semestres }
}

type Figement = Readonly<{ semestre: Semestre; offerts: readonly (Postes[number] & { id: string })[]; figesLe: Date }>

/** Wishes with their receipt, and the situation that the secretariat noted: what freezing and its preparation would have written. */
function figer(lot: Lot, inscrit: ReturnType<typeof inscrire>, { semestre, offerts, figesLe }: Figement) {
  const { interneId, dit } = inscrit
  const tire = (quoi: string): string => createHash('sha256').update(`${quoi} ${dit.nom}`).digest('hex')
  const pseudonyme = tire('pseudonyme').slice(0, 6).toUpperCase().replaceAll('0', 'K').replaceAll('1', 'T')
  const sel = tire('sel').slice(0, 32)
  const voeux = offerts
    .filter((p) => p.categorie === AUTRE[dit.fait])
    .slice(0, dit.voeux)
    .map((p) => p.id)
  const { empreinte } = emettreRecu({ semestre: semestre.code, pseudonyme, figesLe: figesLe.toISOString(), sel, voeux })
  joindre(lot, {
    voeuxStage: [
      { interneId, semestreCode: semestre.code, postes: voeux, version: 1, modifieLe: ajouterJours(figesLe, -2), figesLe, sel, empreinte },
    ],
    situationInterne:
      dit.situation === 'NORMAL'
        ? []
        : [
            {
              interneId,
              semestreCode: semestre.code,
              situation: dit.situation,
              mandataire: dit.mandataire,
              noteeLe: ajouterJours(figesLe, -1),
            },
          ],
  })
  return {
    id: interneId,
    pseudonyme,
    anciennete: inscrit.anciennete,
    situation: dit.situation,
    typeClassement: 'EN_GROUPE' as const,
    rang: dit.rang,
    effectifReference: EFFECTIF,
  }
}

const PIECES: Partial<Record<SituationChoix, readonly [titre: string, texte: (mandataire: string) => string]>> = {
  SURNOMBRE_NON_VALIDANT: [
    'Justificatif de surnombre',
    () => 'La personne nommée ci-dessus ouvre droit à un stage en surnombre non validant.',
  ],
  ABSENT_AVEC_PROCURATION: [
    'Mandat pour le choix de stage',
    (mandataire) =>
      `La personne nommée ci-dessus donne mandat à ${mandataire} de choisir à sa place. Copie des deux pièces d’identité jointe.`,
  ],
}

/** The proofs that a surnombre and a procuration rest on (R-RNG-6, R-RNG-9), as the secretariat would have uploaded them. */
export async function joindreJustificatifs({ gestionnaire }: Agents): Promise<void> {
  const parametres = await getParametres(DEPARTEMENT)
  const notees = await db.situationInterne.findMany({
    where: { fichierId: null, situation: { in: Object.keys(PIECES) as SituationChoix[] } },
    include: { interne: { select: { personne: { select: { prenom: true, nom: true } } } } },
  })
  for (const { interneId, semestreCode, situation, mandataire, noteeLe, interne } of notees) {
    const [titre, texte] = PIECES[situation] ?? []
    if (!titre || !texte) continue
    const nom = `${interne.personne.prenom} ${interne.personne.nom}`
    const fichier = await ranger({
      id: randomUUID(),
      nom: `${titre}.pdf`,
      document: {
        genre: 'lettre',
        titre,
        date: jourLong(jourDe(noteeLe)),
        emetteur: emetteurDumg(parametres),
        blocs: [
          { type: 'definitions', elements: [{ terme: 'Interne', valeur: nom }] },
          { type: 'paragraphe', texte: texte(mandataire ?? '') },
        ],
      },
      le: noteeLe,
      deposantId: gestionnaire,
    })
    await db.fichier.create({ data: fichier })
    await db.situationInterne.update({
      where: { interneId_semestreCode: { interneId, semestreCode } },
      data: { fichierId: fichier.id },
    })
  }
}
