import type { ChoixVote, SensAvis } from '@/generated/prisma/enums'
import { empreinteTexte } from '@/lib/core/donnees/canonique'
import { ajouterJours, jourDe } from '@/lib/core/temps/horloge'
import { GRILLE_DEFAUT } from '@/lib/flechage/campagne/schema'
import type { ActionFlechage } from '@/lib/flechage/workflow'
import { grilleCampagne } from './campagne'
import { contenuDe, type Recit } from './dossier'
import { joindre } from '../lot'
import { MOTIFS_REFUS, motifsAvis, SYNTHESES } from './textes'
import { LIBELLE_STAGE } from '@/lib/referentiel/stage/schema'

type Effet = (recit: Recit, le: Date) => void

const deposer: Effet = (recit, le) => {
  recit.depots += 1
  recit.deposeLe ??= le
  const contenu = contenuDe(recit, recit.depots, le)
  joindre(recit.lot, { depot: [{ flechageId: recit.id, rang: recit.depots, contenu, empreinte: empreinteTexte(contenu), le }] })
}

/** The elements a gestionnaire checks one by one; the attested situation only where the motive asks for it. */
const aVerifier = (recit: Recit): string[] => [
  'terrain',
  'maquette',
  'motif',
  ...(['HANDICAP', 'MALADIE'].includes(recit.entree.motif) ? ['attestation'] : []),
  'projet',
  'lettre',
  'accords',
]

const verifier = (recit: Recit, le: Date, refaire?: string): void =>
  joindre(recit.lot, {
    verification: aVerifier(recit).map((element) => ({
      flechageId: recit.id,
      element,
      verdict: element === refaire ? ('A_REFAIRE' as const) : ('CONFORME' as const),
      remarque: element === refaire ? DEMANDE : '',
      le,
    })),
  })

const DEMANDE =
  'L’accord de la direction de l’établissement n’est pas joint ou n’est pas lisible : faites-le signer de nouveau ou joignez une copie signée.'

const demanderComplements: Effet = (recit, le) => {
  verifier(recit, le, 'accords')
  const terme = jourDe(ajouterJours(le, 8))
  joindre(recit.lot, { complement: [{ flechageId: recit.id, demandeLe: le, terme, points: [{ element: 'accords', demande: DEMANDE }] }] })
}

const completer: Effet = (recit, le) => {
  deposer(recit, le)
  for (const c of recit.lot.complement ?? []) c.reponduLe = le
}

const declarerRecevable: Effet = (recit, le) => {
  recit.lot.verification = []
  verifier(recit, le)
}

const inscrire: Effet = (recit, le) => {
  const { seance, interne, terrain, numero, categorie } = recit.entree
  if (!seance) throw new Error('a dossier in commission needs a session')
  recit.examine = true
  const deportes = new Set(seance.deports?.map((d) => d.personneId))
  joindre(recit.lot, {
    examen: [
      {
        id: recit.examenId,
        seanceId: seance.id,
        ordre: seance.ordre,
        objetType: 'flechage',
        intitule: [numero, LIBELLE_STAGE[categorie], terrain.intitule].join(' · '),
        demandeur: interne.nom,
        rapporteurId: rapporteur(recit),
        grille: grilleCampagne(),
        statut: 'INSCRIT',
        statutDepuis: le,
      },
    ],
    deport: (seance.deports ?? []).map((d) => ({ examenId: recit.examenId, ...d, le })),
    ligneJournal: [
      {
        le,
        objetType: 'examen',
        objetId: recit.examenId,
        evenement: 'inscrire',
        vers: 'INSCRIT',
        auteurId: recit.entree.agents.coordonnateur,
        qualite: 'COORD_DES',
      },
    ],
    declaration: seance.siegeants
      .filter((s) => !deportes.has(s.personneId))
      .slice(0, 3)
      .map((s) => ({ examenId: recit.examenId, personneId: s.personneId, le: ajouterJours(plusTard(le, seance.convoqueeLe), 1) })),
  })
}

const plusTard = (a: Date, b: Date | undefined): Date => (b && b > a ? b : a)

const votants = (recit: Recit): { membreId: string; personneId: string }[] => {
  const deportes = new Set(recit.entree.seance?.deports?.map((d) => d.personneId))
  return (recit.entree.seance?.siegeants ?? []).filter((s) => !deportes.has(s.personneId))
}

const rapporteur = (recit: Recit): string | null => votants(recit)[2]?.membreId ?? null

const NOTES: Record<SensAvis, readonly number[]> = { FAVORABLE: [5, 4, 4, 4], RESERVE: [3, 3, 4, 2], DEFAVORABLE: [2, 2, 1, 1] }

/** All but one vote for the commission's result; the last abstains. */
const choixDe = (sens: SensAvis, i: number, total: number): ChoixVote => (i === total - 1 && total > 2 ? 'ABSTENTION' : sens)

const rendreAvis =
  (sens: SensAvis): Effet =>
  (recit, le) => {
    const presents = votants(recit)
    const voix = presents.map((_, i) => choixDe(sens, i, presents.length))
    const compte = (choix: ChoixVote): number => voix.filter((v) => v === choix).length
    const [examen] = recit.lot.examen ?? []
    if (!examen) throw new Error('an avis needs an examen')
    Object.assign(examen, {
      statut: 'AVIS_RENDU',
      statutDepuis: le,
      sens,
      motifs: motifsAvis(sens),
      synthese: SYNTHESES[sens],
      voixFavorables: compte('FAVORABLE'),
      voixReservees: compte('RESERVE'),
      voixDefavorables: compte('DEFAVORABLE'),
      abstentions: compte('ABSTENTION'),
      renduLe: le,
    })
    const examenId = recit.examenId
    recit.lot.declaration = presents.map(({ personneId }) => ({ examenId, personneId, le: ajouterJours(le, -1) }))
    joindre(recit.lot, {
      vote: presents.map(({ membreId }, i) => ({ examenId, membreId, choix: voix[i] ?? sens, le })),
      note: presents.flatMap(({ membreId }, i) =>
        GRILLE_DEFAUT.map(({ cle, max }, c) => ({
          examenId,
          membreId,
          critere: cle,
          valeur: Math.min(max, Math.max(0, (NOTES[sens][c] ?? 3) + (i % 2) - (i % 3 === 2 ? 1 : 0))),
          le,
        })),
      ),
    })
  }

const saisir =
  (saisie: boolean): Effet =>
  (recit, le) =>
    joindre(recit.lot, {
      saisine: [
        {
          flechageId: recit.id,
          saisie,
          motifs: saisie
            ? null
            : (recit.entree.motifs?.nePasSaisir ??
              'L’avis de la commission est favorable, mais le nombre de places du même type restant au choix commun serait insuffisant à ce semestre : la direction ne saisit pas l’agence.'),
          signataireId: recit.entree.agents.directionUfr,
          signeeLe: le,
          lettreId: recit.entree.fichiers?.saisine ?? null,
        },
      ],
    })

const convoquer: Effet = (recit, le) =>
  joindre(recit.lot, {
    entretien: [
      {
        flechageId: recit.id,
        prevuLe: recit.entree.dates?.affecter ?? recit.entree.dates?.refuser ?? ajouterJours(le, 10),
        lieu: 'Délégation départementale de l’ARS, 3 quai de l’Aune, Hautebrune',
        convoqueLe: le,
      },
    ],
  })

const decider =
  (sens: 'AFFECTEE' | 'REFUSEE'): Effet =>
  (recit, le) => {
    const { entree } = recit
    const [entretien] = recit.lot.entretien ?? []
    if (!entretien || !entree.fichiers) throw new Error('a decision needs an interview and its act')
    const tenuLe = ajouterJours(le, -1)
    Object.assign(entretien, {
      prevuLe: tenuLe,
      tenuLe,
      coordonnateurId: entree.agents.coordonnateur,
      representantId: entree.agents.representant,
      etudiantPresent: true,
    })
    const affecte = sens === 'AFFECTEE'
    const reference = `ARS-${jourDe(le).getUTCFullYear()}-${entree.numero.slice(-4)}`
    joindre(recit.lot, {
      decision: [
        {
          flechageId: recit.id,
          sens,
          acteReference: reference,
          acteLe: jourDe(le),
          acteId: entree.fichiers.acte,
          motifsDroit: affecte ? '' : MOTIFS_REFUS.droit,
          motifsFait: affecte ? '' : MOTIFS_REFUS.fait,
          autoritePrenom: 'Hélène',
          autoriteNom: 'Marchand',
          autoriteQualite: 'Directrice générale de l’agence régionale de santé',
          enregistreeLe: le,
          posteId: affecte ? (entree.posteId ?? null) : null,
        },
      ],
      horsChoix:
        affecte && entree.posteId
          ? [
              {
                interneId: entree.interne.id,
                semestreCode: entree.campagne.semestreCode,
                posteId: entree.posteId,
                acte: reference,
                creeLe: le,
              },
            ]
          : [],
    })
  }

const notifier: Effet = (recit, le) => {
  const [decision] = recit.lot.decision ?? []
  if (!decision) throw new Error('a notification needs a decision')
  Object.assign(decision, {
    noticeId: recit.entree.fichiers?.notice,
    notifieeLe: jourDe(le),
    modeNotification: 'Lettre recommandée avec avis de réception',
  })
}

const clore: Effet = (recit) => {
  const [decision] = recit.lot.decision ?? []
  if (decision) decision.preuveId = recit.entree.fichiers?.preuve
}

/** The rows that each act writes, beside the status and its journal line. */
export const effets: Partial<Record<ActionFlechage, Effet>> = {
  deposer,
  completer,
  demanderComplements,
  declarerRecevable,
  inscrire,
  rendreAvisFavorable: rendreAvis('FAVORABLE'),
  rendreAvisReserve: rendreAvis('RESERVE'),
  rendreAvisDefavorable: rendreAvis('DEFAVORABLE'),
  saisirArs: saisir(true),
  nePasSaisir: saisir(false),
  convoquerParArs: convoquer,
  convoquerPourArs: convoquer,
  affecter: decider('AFFECTEE'),
  refuser: decider('REFUSEE'),
  notifier,
  clore,
}
