import { addDays, addMonths } from 'date-fns'
import type { Canal, StatutTiers } from '@/generated/soutien/enums'
import { enOctets } from '@/lib/core/coffre/base64'
import { sceller } from '@/lib/core/coffre/chiffrement'
import { aInstant, aujourdhui } from '@/lib/core/temps/horloge'
import { estJourOuvre } from '@/lib/core/temps/jours-ouvres'
import { SOUTIEN } from '@/lib/soutien/parametres'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { seuilDesBilans } from '@/lib/soutien/bilan/queries'
import { calculer, type CasLisible } from '@/lib/soutien/bilan/schema'
import { transaction, type Tx } from '@/lib/soutien/db'
import type { Motif, Niveau } from '@/lib/soutien/schema'
import { inscrire } from '@/lib/soutien/journal'
import { listRessources } from '@/lib/soutien/reseau/queries'
import { a } from '../departement/calendrier'
import type { CleMedecin } from '../departement/cellule'
import { ecrireCas, medecinDe, type Fait, type Scene } from './cas'
import { HISTOIRES, type Histoire } from './histoires'
import type { Signalement } from '@/lib/soutien/tiers/schema'
import { nommerMedecins } from './medecins'

const LIEUX = { LIEU: 'Maison des associations, 2e étage', VISIO: 'Lien envoyé la veille' } as const

/** The cell as it is today: six doctors with keys, ten requests, their hours, their meetings. */
export async function chargerCellule(): Promise<void> {
  const scene: Scene = {
    medecins: await nommerMedecins(),
    parametres: await getParametres(SOUTIEN),
    aujourdhui: aujourdhui(),
    ressources: await listRessources(),
  }
  await transaction(async (tx) => {
    const faits: Fait[] = []
    for (const histoire of HISTOIRES) {
      const cas = await ecrireCas(tx, scene, histoire)
      faits.push(...cas.faits)
      if (histoire.rdv && histoire.binome) await ecrireRdv(tx, scene, histoire.rdv, histoire.binome, cas.id)
    }
    await ouvrirCreneaux(tx, scene)
    await reunir(tx, scene)
    await signaler(tx, scene)
    await transmettreBilan(tx, scene)
    // In the order of days, as the portal would have written them.
    for (const fait of faits.sort((x, y) => y.il - x.il)) await noter(tx, scene, fait)
  })
}

const noter = (tx: Tx, scene: Scene, { il, acte, objetId, de }: Fait): Promise<void> =>
  aInstant(a(addDays(scene.aujourdhui, -il), 12), () =>
    inscrire(tx, de ? medecinDe(scene, de).qui : { genre: 'PERSONNE' }, { acte, objetId }),
  )

/** This day or, in the given direction, the first working day. */
const ouvre = (jour: Date, sens: 1 | -1): Date => (estJourOuvre(jour) ? jour : ouvre(addDays(jour, sens), sens))

type Rdv = NonNullable<Histoire['rdv']>

async function ecrireRdv(
  tx: Tx,
  scene: Scene,
  { dans, heure, statut, mode }: Rdv,
  binome: readonly CleMedecin[],
  casId: string | null,
): Promise<void> {
  const jour = ouvre(addDays(scene.aujourdhui, dans), dans < 0 ? -1 : 1)
  const [debut, fin] = [a(jour, heure), a(jour, heure + 1)]
  await tx.creneau.create({
    data: {
      debut,
      fin,
      mode,
      lieu: LIEUX[mode],
      statut,
      tenuJusqua: statut === 'RESERVE' ? a(addDays(scene.aujourdhui, 1), 20) : null,
      casId,
      medecins: { create: binome.map((cle) => ({ membreId: medecinDe(scene, cle).qui.membreId, debut, fin })) },
    },
    select: { id: true },
  })
}

/** Future hours that are free, and evenings when two more could be opened. */
async function ouvrirCreneaux(tx: Tx, scene: Scene): Promise<void> {
  const libres: readonly [number, number, Rdv['mode'], readonly CleMedecin[]][] = [
    [7, 19, 'VISIO', ['meziane', 'corre']],
    [9, 12, 'LIEU', ['bertin', 'pujol']],
    [11, 19, 'LIEU', ['delorme', 'hurel']],
    [14, 20, 'VISIO', ['bertin', 'hurel']],
    [16, 19, 'VISIO', ['corre', 'pujol']],
  ]
  for (const [dans, heure, mode, binome] of libres) await ecrireRdv(tx, scene, { dans, heure, statut: 'OUVERT', mode }, binome, null)
  const membreIds = [...scene.medecins.values()].map((m) => m.qui.membreId)
  for (const [rang, membreId] of membreIds.entries()) {
    for (const dans of [20 + (rang % 3), 27 + (rang % 2), 34]) {
      const jour = ouvre(addDays(scene.aujourdhui, dans), 1)
      await tx.disponibilite.create({ data: { membreId, debut: a(jour, 18), fin: a(jour, 21) }, select: { id: true } })
    }
  }
}

/** Two messages of third persons: one to read, one already proposed to the interne. A refused one is deleted, so it has no row. */
async function signaler(tx: Tx, { medecins, aujourdhui, parametres }: Scene): Promise<void> {
  const signalements: readonly Readonly<{ il: number; statut: StatutTiers; contenu: Signalement; sauf: CleMedecin | null }>[] = [
    {
      il: 2,
      statut: 'TRANSMIS',
      sauf: null,
      contenu: {
        danger: false,
        qualite: 'CO_INTERNE',
        personne: 'Un interne fictif de mon stage, 2e semestre',
        inquietude: 'Il arrive en retard, ne mange plus avec nous, et a dit deux fois qu’il ne servait à rien.',
        parole: 'DIT',
        moi: '',
      },
    },
    {
      il: 8,
      statut: 'PROPOSE',
      sauf: 'corre',
      contenu: {
        danger: false,
        qualite: 'MSU',
        personne: 'Mon interne fictive, 09 99 00 33 60',
        inquietude: 'Très fatiguée depuis un mois, en larmes après une consultation. Je lui ai parlé de vous.',
        parole: 'OUI',
        moi: 'Une maîtresse de stage fictive',
      },
    },
  ]
  for (const { il, statut, contenu, sauf } of signalements) {
    const lecteurs = [...medecins.values()].filter((m) => m.cle !== sauf)
    const scelle = await sceller(
      contenu,
      lecteurs.map((m) => m.publique),
    )
    await tx.tiers.create({
      data: {
        statut,
        urgent: contenu.danger,
        jour: addDays(aujourdhui, -il),
        effacementLe: addDays(aujourdhui, parametres['soutien.tiers_jours'] - il),
        contenu: Uint8Array.from(enOctets(scelle)),
        destinataires: { create: lecteurs.map((m) => ({ membreId: m.qui.membreId })) },
      },
      select: { id: true },
    })
  }
}

/** A debriefing each month; the last one is still to come. */
async function reunir(tx: Tx, scene: Scene): Promise<void> {
  const presents = [...scene.medecins.values()].map((m) => m.qui.membreId)
  const mois = (n: number): Date => addMonths(startOfMonthUtc(scene.aujourdhui), n)
  for (const n of [-3, -2, -1, 0]) {
    const prevueLe = ouvre(addDays(mois(n), 24), 1)
    const tenue =
      n < -1
        ? { statut: 'CLOSE' as const, presents, actions: ['RESEAU'] }
        : { statut: 'TENUE' as const, presents: presents.slice(1), actions: ['CRENEAUX'] }
    await tx.reunion.create({
      data: { mois: mois(n), prevueLe, ...(n < 0 ? tenue : { statut: 'PLANIFIEE' as const }) },
      select: { id: true },
    })
  }
}
const startOfMonthUtc = (jour: Date): Date => new Date(Date.UTC(jour.getUTCFullYear(), jour.getUTCMonth(), 1))

/** The department's figures of the year before: eighteen requests that have been deleted since. */
async function transmettreBilan(tx: Tx, scene: Scene): Promise<void> {
  const annee = scene.aujourdhui.getUTCFullYear() - 1
  const passees = (n: number, niveau: Niveau, motifs: readonly Motif[], phase: string, typeStage: string, canal: Canal): CasLisible[] =>
    Array.from({ length: n }, () => ({ fiche: { niveau, motifs, phase, typeStage }, canal, statut: 'CLOS' }))
  const contenu = calculer(
    [
      ...passees(7, 'VERT', ['these', 'apprentissage'], 'approfondissement', 'praticien', 'FORMULAIRE'),
      ...passees(5, 'VERT', ['charge', 'isolement'], 'socle', 'hopital', 'RAPPEL'),
      ...passees(5, 'ORANGE', ['charge', 'sante'], 'approfondissement', 'hopital', 'FORMULAIRE'),
      ...passees(1, 'ROUGE', ['vss_harcelement'], 'socle', 'urgences', 'TELEPHONE'),
    ],
    await seuilDesBilans(),
  )
  await tx.bilan.create({
    data: { annee, contenu, publieLe: new Date(Date.UTC(annee + 1, 0, 14)), publiePar: medecinDe(scene, 'hurel').qui.membreId },
    select: { annee: true },
  })
}
