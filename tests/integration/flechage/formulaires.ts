// One valid post for each form of the fléchage and of its commission, on rows created for it.
import { navigateur } from '../referentiel/identite/requete'
import { COOKIE } from '@/lib/core/auth/cookie'
import { db } from '@/lib/core/donnees/db'
import { ajouterJours, aujourdhui, instantDeParis, isoJour, maintenant } from '@/lib/core/temps/horloge'
import type { FormAction, FormState } from '@/lib/core/requete/form-state'
import { empreinteJeton, nouveauJeton } from '@/lib/core/auth/jeton'
import { choixActuel } from '@/lib/flechage/depot/brouillon/schema'
import { MODES } from '@/lib/flechage/decision/schema'
import { ajouterJoursOuvres } from '@/lib/core/temps/jours-ouvres'
import * as commissions from '@/app/(portail)/commissions/actions'
import * as seances from '@/app/(portail)/commissions/seances/[id]/actions'
import * as campagnes from '@/app/(portail)/flechage/campagnes/actions'
import * as decision from '@/app/(portail)/flechage/[id]/decision/actions'
import * as depot from '@/app/(portail)/flechage/[id]/relire/actions'
import * as entretien from '@/app/(portail)/flechage/[id]/entretien/actions'
import * as instruction from '@/app/(portail)/flechage/[id]/instruction/actions'
import * as modification from '@/app/(portail)/flechage/[id]/modifier/actions'
import * as notification from '@/app/(portail)/flechage/[id]/notification/actions'
import * as nouvelle from '@/app/(portail)/flechage/nouvelle/actions'
import * as retrait from '@/app/(portail)/flechage/[id]/actions'
import * as saisine from '@/app/(portail)/flechage/[id]/saisine/actions'
import * as saisines from '@/app/(portail)/flechage/saisines/actions'
import * as lien from '@/app/accord/[jeton]/actions'
import * as signature from '@/app/(portail)/flechage/accords/[id]/actions'
import * as terrain from '@/app/(portail)/flechage/[id]/modifier/terrain/actions'
import type { Acteur } from '@/lib/core/auth/acteur'
import { grilleSchema } from '@/lib/referentiel/commission/schema'
import type { StatutSeance } from '@/generated/prisma/enums'
import { empreinteTermes } from '@/lib/flechage/accord/notices'
import { getAccordParLien, getMonAccord } from '@/lib/flechage/accord/queries'
import { acteurDe, unActeur } from '../../factories/core/acteur'
import { laCampagne } from '../../factories/flechage/campagne'
import { unFichier } from '../../factories/core/fichier'
import { unFlechage, type OptionsFlechage } from '../../factories/flechage/flechage'
import { unInterne } from '../../factories/referentiel/interne'
import { unSemestre } from '../../factories/referentiel/semestre'
import { unTerrain } from '../../factories/referentiel/terrain'
import { pdfSain } from '../core/fichier/pdf-forges'
import { MOTIF, ouvrir, ouvrirVote, uneScene, UNANIMES, voter } from '../referentiel/commission/scene'

type Champs = Record<string, FormDataEntryValue | FormDataEntryValue[] | undefined>
export type Envoi = Readonly<{ action: FormAction; champs: Champs | null }>
export type Scene = Readonly<{ acteur: Acteur; champs: Champs }>
export type Issue = { sorte: 'formulaire'; etat: FormState } | { sorte: 'ailleurs'; vers: string } | { sorte: '403' } | { sorte: '404' }

export type Formulaire = Readonly<{
  action: FormAction
  scene: () => Promise<Scene>
  /** Parts that may be left out. */
  facultatifs: readonly string[]
  /** Parts that may be sent several times. */
  listes: readonly string[]
  /** Fields in which an unreadable value counts as absent. */
  indulgents: readonly string[]
  fichiers: readonly string[]
  /** Lines that a valid post writes in the journal. */
  lignes: number
  /** An old version is accepted, because the act itself names what it changes. */
  sansVersion: boolean
  /** Posted without a session: the token of the link is the key. */
  public: boolean
}>

/** Signs the test's browser in. */
export async function connecter(qui: Acteur | string): Promise<void> {
  const personneId = typeof qui === 'string' ? qui : (qui.personneId ?? '')
  const jeton = nouveauJeton()
  await db.session.create({
    data: { empreinte: empreinteJeton(jeton), personneId, ouverteLe: maintenant(), expireLe: ajouterJours(maintenant(), 1) },
  })
  navigateur.cookies.set(COOKIE, jeton)
}

/** Posts a form, and returns what the framework would answer to the action's result or error. */
export async function poster({ action, champs }: Envoi): Promise<Issue> {
  const data = new FormData()
  for (const [cle, valeur] of Object.entries(champs ?? {})) for (const v of valeur === undefined ? [] : [valeur].flat()) data.append(cle, v)
  try {
    // Without fields, the action gets a value that no form sends, but that the framework can decode.
    return { sorte: 'formulaire', etat: await action({ status: 'initial' }, champs ? data : (['x'] as unknown as FormData)) }
  } catch (erreur) {
    const digest = erreur instanceof Error && 'digest' in erreur ? String(erreur.digest) : ''
    if (digest.startsWith('NEXT_REDIRECT')) return { sorte: 'ailleurs', vers: digest.split(';')[2] ?? '' }
    if (digest === 'NEXT_HTTP_ERROR_FALLBACK;404') return { sorte: '404' }
    if (digest === 'NEXT_HTTP_ERROR_FALLBACK;403') return { sorte: '403' }
    throw erreur
  }
}

const TABLES = [
  'accord',
  'alternative',
  'campagne_flechage',
  'commission',
  'complement',
  'courriel',
  'decision',
  'declaration',
  'deport',
  'depot',
  'entretien',
  'examen',
  'fichier',
  'flechage',
  'ligne_journal',
  'lien_declare',
  'membre',
  'note',
  'piece',
  'poste',
  'presence',
  'saisine',
  'seance',
  'verification',
  'vote',
]

let tables: string[] | undefined

/** One digest of every row these forms could write. */
export async function empreinteBase(): Promise<string> {
  tables ??= (await db.$queryRaw<{ nom: string }[]>`SELECT tablename AS nom FROM pg_tables WHERE schemaname = 'public'`)
    .map((t) => t.nom)
    .filter((nom) => TABLES.includes(nom))
  const requete = tables
    .map((nom) => `SELECT md5(coalesce(string_agg(md5(t::text), '' ORDER BY md5(t::text)), '')) AS md5 FROM "${nom}" t`)
    .join(' UNION ALL ')
  const lignes = await db.$queryRawUnsafe<{ md5: string }[]>(`SELECT string_agg(md5, ' ') AS md5 FROM (${requete}) x`)
  return lignes[0]?.md5 ?? ''
}

const jours = (n: number): string => isoJour(ajouterJours(aujourdhui(), n))
const dossier = async (
  acteur: Acteur,
  options: OptionsFlechage,
  champs: (f: Awaited<ReturnType<typeof unFlechage>>) => Champs | Promise<Champs>,
): Promise<Scene> => {
  const f = await unFlechage(options)
  return { acteur, champs: { id: f.id, version: String(f.version), ...(await champs(f)) } }
}
/** A form that the applicant posts about their own request. */
const sien = async (
  options: OptionsFlechage,
  champs: (f: Awaited<ReturnType<typeof unFlechage>>) => Champs | Promise<Champs>,
  version = true,
): Promise<Scene> => {
  const f = await unFlechage(options)
  return {
    acteur: await acteurDe(f.interne.personneId),
    champs: { id: f.id, ...(version ? { version: String(f.version) } : {}), ...(await champs(f)) },
  }
}
const ELEMENTS = ['terrain', 'maquette', 'motif', 'projet', 'lettre', 'accords']
const acte = async (): Promise<File> => new File([new Uint8Array(await pdfSain())], 'acte.pdf', { type: 'application/pdf' })

const PAR_DEFAUT = { facultatifs: [], listes: [], indulgents: [], fichiers: [], lignes: 1, sansVersion: false, public: false }
const un = (formulaire: Pick<Formulaire, 'action' | 'scene'> & Partial<Formulaire>): Formulaire => ({ ...PAR_DEFAUT, ...formulaire })

const examen = async (
  statut: StatutSeance,
  avant?: (s: Awaited<ReturnType<typeof uneScene>>) => Promise<unknown>,
): Promise<{ s: Awaited<ReturnType<typeof uneScene>>; version: string }> => {
  const s = await uneScene({ statut: statut === 'OUVERTE' ? 'CONVOQUEE' : statut })
  if (statut === 'OUVERTE') {
    await ouvrir(s)
    const etats = s.commission.membres.map((m) => ({ seanceId: s.seanceId, membreId: m.id, etat: 'PRESENT' as const }))
    await db.presence.createMany({ data: etats, skipDuplicates: true })
  }
  await avant?.(s)
  return { s, version: String((await db.examen.findUniqueOrThrow({ where: { id: s.examenId } })).version) }
}
const seance = async (statut: StatutSeance): Promise<{ s: Awaited<ReturnType<typeof uneScene>>; version: string }> => {
  const s = await uneScene({ statut })
  return { s, version: String((await db.seance.findUniqueOrThrow({ where: { id: s.seanceId } })).version) }
}
const accordDuMsu = async (reponse: (vu: string) => Champs): Promise<Scene> => {
  const f = await unFlechage({ statut: 'BROUILLON', accordsEnAttente: true })
  const { id, personneId } = await db.accord.findFirstOrThrow({ where: { flechageId: f.id, statut: 'DEMANDE' } })
  const acteur = await acteurDe(personneId ?? '')
  const vu = await getMonAccord(acteur, id)
  if (!vu) throw new Error('the host must see the agreement asked of them')
  return { acteur, champs: { accordId: id, ...reponse(empreinteTermes(vu.objet, vu.qualite)) } }
}

/** The same through the link of a mail, by a person without an account. */
const accordParLien = async (reponse: (vu: string) => Champs): Promise<Scene> => {
  const f = await unFlechage({ statut: 'BROUILLON', accordsEnAttente: true })
  const jeton = nouveauJeton()
  const { id } = await db.accord.findFirstOrThrow({ where: { flechageId: f.id, statut: 'DEMANDE' } })
  await db.accord.update({ where: { id }, data: { jeton: empreinteJeton(jeton), personneId: null } })
  const vu = await getAccordParLien(jeton)
  if (!vu) throw new Error('the link must open the agreement')
  return { acteur: await unActeur(), champs: { jeton, ...reponse(empreinteTermes(vu.objet, vu.qualite)) } }
}

let anneeLibre = 2060

export const FORMULAIRES: Readonly<Record<string, Formulaire>> = {
  'nouvelle demande': un({
    action: nouvelle.commencer,
    facultatifs: ['modeleId'],
    scene: async () => ({
      acteur: await acteurDe((await unInterne()).personneId),
      champs: { campagneId: (await laCampagne()).id, terrainId: (await unTerrain()).id, categorie: 'LIBRE', modeleId: '' },
    }),
  }),
  brouillon: un({
    action: modification.enregistrer,
    facultatifs: [
      'motif',
      'territoireProjet',
      'horizonProjet',
      'competences',
      'engagements',
      'lettreTexte',
      'consentement',
      'attestationLe',
      'alternative1',
      'lien1',
      'nature1',
    ],
    indulgents: ['consentement', 'nature1'],
    lignes: 2,
    scene: () =>
      sien({ statut: 'BROUILLON' }, () => ({
        motif: 'PROJET_PROFESSIONNEL',
        territoireProjet: 'Le plateau',
        horizonProjet: 'Deux ans',
        competences: 'Gérontologie',
        engagements: '',
        lettreTexte: 'Madame, Monsieur,',
        consentement: 'on',
        attestationLe: '',
        alternative1: '',
        lien1: '',
        nature1: 'AUTRE',
      })),
  }),
  'changement de terrain': un({
    action: terrain.changer,
    facultatifs: ['confirme'],
    indulgents: ['confirme'],
    scene: () =>
      sien(
        { statut: 'BROUILLON' },
        async (f) => ({ ancien: choixActuel(f), terrainId: (await unTerrain()).id, categorie: 'LIBRE', confirme: 'on' }),
        false,
      ),
    lignes: 2,
  }),
  'demande d’accord': un({
    action: modification.demander,
    facultatifs: ['titre'],
    lignes: 1,
    scene: () =>
      sien(
        { statut: 'BROUILLON', accordsEnAttente: true },
        () => ({ qualite: 'MSU_COORDINATEUR', nom: 'Docteure Anne Morel', courriel: 'anne.morel@exemple.test', titre: '' }),
        false,
      ),
  }),
  'retrait de la lettre': un({
    action: modification.oterLettre,
    scene: () =>
      sien(
        { statut: 'BROUILLON' },
        async (f) => {
          const piece = await db.piece.create({
            data: { flechageId: f.id, type: 'LETTRE', fichierId: (await unFichier()).id, ajouteeLe: maintenant() },
          })
          return { pieceId: piece.id }
        },
        false,
      ),
  }),
  dépôt: un({ action: depot.deposer, scene: () => sien({ statut: 'BROUILLON', champs: { consentement: true } }, () => ({})) }),
  'réponse aux compléments': un({ action: depot.completer, scene: () => sien({ statut: 'INCOMPLETE' }, () => ({})) }),
  retrait: un({
    action: retrait.retirer,
    facultatifs: ['motif'],
    scene: () => sien({ statut: 'RECEVABLE' }, () => ({ motif: 'Mon projet a changé.' })),
  }),
  'signature par compte': un({
    action: signature.signer,
    facultatifs: ['titre', 'accepte'],
    indulgents: ['accepte'],
    scene: () => accordDuMsu((vu) => ({ nom: 'Inès Carpentier', titre: '', vu, accepte: 'on' })),
  }),
  'refus par compte': un({ action: signature.refuser, scene: () => accordDuMsu(() => ({ motif: 'Le cabinet ferme en mars.' })) }),
  'délégation par compte': un({
    action: signature.deleguer,
    facultatifs: ['titre'],
    scene: () => accordDuMsu(() => ({ nom: 'Docteur Paul Lien', courriel: 'paul.lien@exemple.test', titre: '' })),
  }),
  'signature par lien': un({
    action: lien.signer,
    public: true,
    facultatifs: ['titre', 'accepte'],
    indulgents: ['accepte'],
    scene: () => accordParLien((vu) => ({ nom: 'Inès Carpentier', titre: '', vu, accepte: 'on' })),
  }),
  'refus par lien': un({
    action: lien.refuser,
    public: true,
    scene: () => accordParLien(() => ({ motif: 'Le cabinet ferme en mars.' })),
  }),
  'délégation par lien': un({
    action: lien.deleguer,
    public: true,
    facultatifs: ['titre'],
    scene: () => accordParLien(() => ({ nom: 'Docteur Paul Lien', courriel: 'paul.lien@exemple.test', titre: '' })),
  }),
  'rappel d’un accord': un({
    action: modification.relancer,
    scene: () =>
      sien(
        { statut: 'BROUILLON', accordsEnAttente: true },
        async (f) => {
          const { id } = await db.accord.findFirstOrThrow({ where: { flechageId: f.id, statut: 'DEMANDE' } })
          await db.accord.update({ where: { id }, data: { demandeLe: ajouterJours(maintenant(), -20), relanceLe: null } })
          return { accordId: id }
        },
        false,
      ),
  }),
  'retrait du scan': un({
    action: modification.oterScan,
    scene: () =>
      sien(
        { statut: 'BROUILLON', accordsEnAttente: true },
        async (f) => {
          const { id } = await db.accord.findFirstOrThrow({ where: { flechageId: f.id, statut: 'DEMANDE' } })
          const { id: scanId, empreinte } = await unFichier()
          await db.accord.update({ where: { id }, data: { statut: 'SIGNE', reponduLe: maintenant(), scanId, empreinte } })
          await db.piece.create({ data: { flechageId: f.id, type: 'ACCORD_SIGNE', fichierId: scanId, ajouteeLe: maintenant() } })
          return { accordId: id }
        },
        false,
      ),
  }),
  'vérification des pièces': un({
    action: instruction.verifier,
    facultatifs: ELEMENTS.flatMap((e) => [`verdict_${e}`, `remarque_${e}`]),
    scene: async () =>
      dossier(await unActeur('GESTIONNAIRE'), { statut: 'DEPOSEE' }, () => ({
        verdict_terrain: 'CONFORME',
        verdict_lettre: 'A_REFAIRE',
        remarque_lettre: 'Deux pages au plus.',
      })),
  }),
  'demande de compléments': un({
    action: instruction.demander,
    facultatifs: ['demande_autre'],
    scene: async () =>
      dossier(await unActeur('GESTIONNAIRE'), { statut: 'DEPOSEE' }, () => ({
        demande_lettre: 'Une lettre signée.',
        demande_autre: '',
        terme: jours(14),
      })),
  }),
  recevabilité: un({
    action: instruction.declarer,
    scene: async () => {
      const gestionnaire = await unActeur('GESTIONNAIRE')
      return dossier(gestionnaire, { statut: 'DEPOSEE' }, async (f) => {
        await poserVerdicts(f.id, gestionnaire.personneId ?? '')
        return { version: String((await db.flechage.findUniqueOrThrow({ where: { id: f.id } })).version) }
      })
    },
  }),
  'saisine de l’ARS': un({
    action: saisine.statuer,
    facultatifs: ['motifs'],
    scene: async () =>
      dossier(await unActeur('DIR_UFR'), { statut: 'AVIS_FAVORABLE' }, () => ({ choix: 'SAISIR', motifs: '', qualite: 'Doyenne' })),
  }),
  'saisines en lot': un({
    action: saisines.saisirLot,
    listes: ['dossiers'],
    lignes: 2,
    scene: async () => {
      const [a, b] = [await unFlechage({ statut: 'AVIS_FAVORABLE' }), await unFlechage({ statut: 'AVIS_FAVORABLE' })]
      return {
        acteur: await unActeur('DIR_UFR'),
        champs: { dossiers: [`${a.id}:${a.version}`, `${b.id}:${b.version}`], qualite: 'Doyenne' },
      }
    },
  }),
  'convocation à l’entretien': un({
    action: entretien.fixer,
    scene: async () =>
      dossier(await unActeur('ARS'), { statut: 'SAISINE_ARS' }, () => ({
        jour: isoJour(ajouterJoursOuvres(aujourdhui(), 6)),
        heure: '14:00',
        lieu: 'Agence, salle 2',
      })),
  }),
  'report de l’entretien': un({
    action: entretien.reporter,
    scene: async () =>
      dossier(await unActeur('ARS'), { statut: 'ENTRETIEN' }, () => ({
        jour: isoJour(ajouterJoursOuvres(aujourdhui(), 8)),
        heure: '15:00',
        lieu: 'Agence, salle 3',
      })),
  }),
  'lettre en PDF': un({
    action: modification.joindre,
    fichiers: ['fichier'],
    scene: () => sien({ statut: 'BROUILLON' }, async () => ({ fichier: await acte() }), false),
  }),
  'accord signé sur papier': un({
    action: modification.joindrePapier,
    facultatifs: ['titre'],
    fichiers: ['fichier'],
    scene: () =>
      sien(
        { statut: 'BROUILLON', accordsEnAttente: true },
        async () => ({ qualite: 'MSU_COORDINATEUR', nom: 'Docteur Papier', titre: '', signeLe: jours(-2), fichier: await acte() }),
        false,
      ),
  }),
  'entretien tenu': un({
    action: entretien.enregistrer,
    scene: async () =>
      dossier(await unActeur('ARS'), { statut: 'ENTRETIEN' }, async (f) => {
        await db.entretien.update({ where: { flechageId: f.id }, data: { prevuLe: ajouterJours(maintenant(), -1) } })
        return { tenuLe: jours(-1), coordonnateurId: f.agents.coordonnateur, representantId: f.agents.representant, etudiantPresent: 'OUI' }
      }),
  }),
  décision: un({
    action: decision.enregistrerDecision,
    facultatifs: ['motifsDroit', 'motifsFait'],
    fichiers: ['acte'],
    scene: async () =>
      dossier(await unActeur('ARS'), { statut: 'ENTRETIEN', entretienTenu: true }, async () => ({
        sens: 'AFFECTEE',
        acteReference: 'ARS-2026-118',
        acteLe: jours(0),
        acte: await acte(),
        autoritePrenom: 'Hélène',
        autoriteNom: 'Marchand',
        autoriteQualite: 'Directrice générale',
        motifsDroit: '',
        motifsFait: '',
        placement: 'AJOUTER',
      })),
  }),
  notice: un({
    action: notification.etablir,
    lignes: 2,
    scene: async () => dossier(await unActeur('GESTIONNAIRE'), { statut: 'REFUSEE' }, () => ({ mode: MODES[0].mode })),
  }),
  notification: un({
    action: notification.notifier,
    scene: async () =>
      dossier(await unActeur('GESTIONNAIRE'), { statut: 'REFUSEE' }, async (f) => {
        const noticeId = (await unFichier()).id
        await db.decision.update({ where: { flechageId: f.id }, data: { noticeId, modeNotification: MODES[0].mode, acteLe: aujourdhui() } })
        return { notifieeLe: jours(0), mode: MODES[0].mode }
      }),
  }),
  'preuve de notification': un({
    action: notification.joindre,
    fichiers: ['preuve'],
    scene: async () => dossier(await unActeur('GESTIONNAIRE'), { statut: 'NOTIFIEE' }, async () => ({ preuve: await acte() })),
  }),
  clôture: un({
    action: notification.clore,
    scene: async () =>
      dossier(await unActeur('GESTIONNAIRE'), { statut: 'NOTIFIEE' }, async (f) => {
        await db.decision.update({ where: { flechageId: f.id }, data: { preuveId: (await unFichier()).id } })
        return {}
      }),
  }),
  campagne: un({
    action: campagnes.enregistrer,
    facultatifs: ['version', 'presentation', 'aide1', 'poids1'],
    listes: ['motifs', 'zones', 'categories'],
    sansVersion: true,
    scene: async () => {
      const annee = anneeLibre++
      await unSemestre(`${annee}H`)
      const le = (mois: string): string => `${annee}-${mois}`
      return {
        acteur: await unActeur('GESTIONNAIRE'),
        champs: {
          version: '0',
          semestreCode: `${annee}H`,
          ouvre: le('06-01'),
          ferme: le('06-30'),
          commissionLe: le('07-15'),
          saisineLe: le('07-31'),
          decisionLe: le('09-01'),
          choixLe: le('10-15'),
          motifs: ['PROJET_PROFESSIONNEL', 'HANDICAP'],
          zones: ['ZIP', 'ZAC'],
          categories: ['LIBRE', 'SASPAS'],
          presentation: '',
          critere1: 'Projet professionnel',
          aide1: '',
          poids1: '1',
        },
      }
    },
  }),
  'nouvelle commission': un({
    action: commissions.creer,
    scene: async () => ({ acteur: await unActeur('COORD_DES'), champs: { nom: 'Commission des essais' } }),
  }),
  'nouveau siège': un({
    action: commissions.nommer,
    facultatifs: ['fonction', 'suppleantDeId', 'fin'],
    scene: async () => {
      const { s } = await seance('CONVOQUEE')
      const membre = await unActeur('ENSEIGNANT')
      const { courriel } = await db.personne.findUniqueOrThrow({ where: { id: membre.personneId ?? '' } })
      return {
        acteur: s.coordonnateur,
        champs: {
          commissionId: s.commission.id,
          courriel,
          college: 'DMG',
          fonction: 'MEMBRE',
          suppleantDeId: '',
          acte: 'Arrêté 2026-12',
          debut: jours(0),
          fin: '',
        },
      }
    },
  }),
  'fin d’un siège': un({
    action: commissions.terminer,
    scene: async () => {
      const { s } = await seance('CONVOQUEE')
      return { acteur: s.coordonnateur, champs: { id: s.commission.membres[2]?.id, fin: jours(30), motif: 'Fin du mandat.' } }
    },
  }),
  'nouvelle séance': un({
    action: commissions.preparer,
    scene: async () => {
      const { s } = await seance('CONVOQUEE')
      return { acteur: s.gestionnaire, champs: { commissionId: s.commission.id, date: jours(20), heure: '14:00', lieu: 'Salle des actes' } }
    },
  }),
  'inscription à l’ordre du jour': un({
    action: commissions.inscrire,
    listes: ['flechages'],
    // One line for each request, and one for its item.
    lignes: 4,
    scene: async () => {
      const { s } = await seance('CONVOQUEE')
      return {
        acteur: s.coordonnateur,
        champs: {
          seanceId: s.seanceId,
          flechages: [(await unFlechage({ statut: 'RECEVABLE' })).id, (await unFlechage({ statut: 'RECEVABLE' })).id],
        },
      }
    },
  }),
  'séance déplacée': un({
    action: seances.changerSeance,
    scene: async () => {
      const { s, version } = await seance('CONVOQUEE')
      return { acteur: s.gestionnaire, champs: { id: s.seanceId, version, date: jours(25), heure: '15:30', lieu: 'Salle 12' } }
    },
  }),
  'ordre du jour': un({
    action: seances.ordonner,
    facultatifs: [],
    scene: async () => {
      const { s, version } = await seance('PREPARATION')
      return { acteur: s.gestionnaire, champs: { id: s.seanceId, version } }
    },
  }),
  convocation: un({
    action: seances.convoquerMembres,
    scene: async () => {
      const { s, version } = await seance('PREPARATION')
      return { acteur: s.gestionnaire, champs: { id: s.seanceId, version } }
    },
  }),
  présences: un({
    action: seances.noterPresences,
    scene: async () => {
      const { s, version } = await seance('CONVOQUEE')
      return { acteur: s.gestionnaire, champs: { id: s.seanceId, version } }
    },
  }),
  'ouverture de séance': un({
    action: seances.ouvrir,
    scene: async () => {
      const { s, version } = await seance('CONVOQUEE')
      await db.seance.update({ where: { id: s.seanceId }, data: { prevueLe: instantDeParis(`${jours(0)}T00:01`) } })
      return { acteur: s.gestionnaire, champs: { id: s.seanceId, version } }
    },
    lignes: 4,
  }),
  'déclaration sans lien': un({
    action: seances.declarer,
    scene: async () => {
      const s = await uneScene({ sansDeclaration: true })
      return { acteur: s.vice, champs: { id: s.examenId } }
    },
  }),
  déport: un({
    action: seances.seDeporter,
    scene: async () => {
      const s = await uneScene({ sansDeclaration: true })
      return { acteur: s.vice, champs: { id: s.examenId, cause: 'PROFESSIONNEL' } }
    },
  }),
  notes: un({
    action: seances.enregistrerNotes,
    lignes: 2,
    sansVersion: true,
    scene: async () => {
      const { s, version } = await examen('CONVOQUEE')
      const { grille } = await db.examen.findUniqueOrThrow({ where: { id: s.examenId }, select: { grille: true } })
      return {
        acteur: s.vice,
        champs: { id: s.examenId, version, ...Object.fromEntries(grilleSchema.parse(grille).map((c) => [`note_${c.cle}`, '1'])) },
      }
    },
  }),
  'ouverture du vote': un({
    action: seances.ouvrirLeVote,
    scene: async () => {
      const { s, version } = await examen('OUVERTE')
      return { acteur: s.president, champs: { id: s.examenId, version } }
    },
  }),
  vote: un({
    action: seances.enregistrerVote,
    lignes: 2,
    scene: async () => {
      const { s } = await examen('OUVERTE', (x) => ouvrirVote(x))
      return { acteur: s.vice, champs: { id: s.examenId, choix: 'FAVORABLE' } }
    },
  }),
  avis: un({
    action: seances.enregistrerAvis,
    facultatifs: ['synthese', 'departage'],
    lignes: 2,
    scene: async () => {
      const { s, version } = await examen('OUVERTE', async (x) => {
        await ouvrirVote(x)
        await voter(x, UNANIMES)
      })
      return { acteur: s.president, champs: { id: s.examenId, version, synthese: '', departage: '', motif_projet: MOTIF } }
    },
  }),
  ajournement: un({
    action: seances.ajourner,
    lignes: 2,
    scene: async () => {
      const { s, version } = await examen('OUVERTE')
      return { acteur: s.president, champs: { id: s.examenId, version, motif: 'Il manque une pièce au dossier.' } }
    },
  }),
}

/** Declares every element CONFORME, through the form of the verdicts. */
async function poserVerdicts(flechageId: string, parId: string): Promise<void> {
  const { version } = await db.flechage.findUniqueOrThrow({ where: { id: flechageId } })
  await connecter(parId)
  await poster({
    action: instruction.verifier,
    champs: { id: flechageId, version: String(version), ...Object.fromEntries(ELEMENTS.map((e) => [`verdict_${e}`, 'CONFORME'])) },
  })
}
