import { randomUUID } from 'node:crypto'
import { cleLuhn } from '@/lib/core/donnees/rpps'
import { ajouterJours, jour } from '@/lib/core/temps/horloge'
import type { Signataire } from '../flechage/dossier'
import type { Lot } from '../lot'
import type { Alea } from './alea'
import type { Calendrier } from './calendrier'
import type { Commune } from './communes'
import type { Registre } from './registre'
import { STRUCTURES, TERRAINS, type TerrainDit } from './terrains-dits'

/** A terrain with what the stories need. */
export type Lieu = Readonly<{
  id: string
  dit: TerrainDit
  structure: string
  commune: Commune
  signataires: readonly Signataire[]
  ligne: NonNullable<Lot['terrain']>[number]
  personnes: readonly string[]
}>

/** Where the coupled stage of a terrain ends, when it has two places (R-DES-2). */
export function couplageDe({ dit: { second } }: Lieu, lieux: readonly Lieu[]) {
  const secondTerrainId = second && lieux.find((l) => l.dit.cle === second.cle)?.id
  return secondTerrainId ? { secondTerrainId, premiereMoitie: second.premiereMoitie } : null
}

const MSU_TOTAL = 90

type Nomme = Readonly<{ cle: string; prenom: string; nom: string; rpps: string; structure: string; persona?: readonly [string, number] }>

const NOMMES: readonly Nomme[] = [
  {
    cle: 'carpentier',
    prenom: 'Inès',
    nom: 'Carpentier',
    rpps: '10999990012',
    structure: 'plateau',
    persona: ['Maître de stage, membre de la commission', 210],
  },
  {
    cle: 'belhadj',
    prenom: 'Karim',
    nom: 'Belhadj',
    rpps: '10999990020',
    structure: 'trois-vallees',
    persona: ['Maître de stage, agrément conditionnel', 220],
  },
  {
    cle: 'le-goff',
    prenom: 'Solène',
    nom: 'Le Goff',
    rpps: '10999990038',
    structure: 'grandlieu',
    persona: ['Maître de stage, agrément à renouveler', 225],
  },
  {
    cle: 'sauvageot',
    prenom: 'Jeanne',
    nom: 'Sauvageot',
    rpps: '10999990061',
    structure: 'boucles',
    persona: ['Maître de stage, un accord à donner', 200],
  },
  { cle: 'nguyen', prenom: 'Paul-André', nom: 'Nguyen', rpps: '10999990046', structure: 'louise-michel' },
  {
    cle: 'dupuis',
    prenom: 'Maëlle',
    nom: 'Dupuis',
    rpps: '10999990053',
    structure: 'marelle',
    persona: ['Maître de stage, agrément suspendu', 230],
  },
]

/** Structures, their practitioners and the forty-five terrains. `personnes` of a terrain are those who receive internes there. */
export function composerLieux(
  registre: Registre,
  communes: readonly Commune[],
  cal: Calendrier,
  alea: Alea,
): { lieux: Map<string, Lieu>; msus: Map<string, string>; lot: Lot } {
  const lot: Required<Pick<Lot, 'structure' | 'msu' | 'terrain' | 'terrainMsu'>> = { structure: [], msu: [], terrain: [], terrainMsu: [] }
  const communeDe = (nom: string): Commune => {
    const trouvee = communes.find((c) => c.nom === nom)
    if (!trouvee) throw new Error(`no commune is called ${nom}`)
    return trouvee
  }
  const structures = new Map(
    STRUCTURES.map((s, i) => {
      const [et, ej] = ['990001', '990002'].map((debut) => debut + String(i).padStart(2, '0')).map((base) => base + cleLuhn(base))
      const directeurCourriel = s.directeur && registre.adresse(s.directeur[0], s.directeur[1], 'hopital.example')
      const id = randomUUID()
      lot.structure.push({
        id,
        nom: s.nom,
        type: s.type,
        finessEt: s.type === 'CABINET' ? null : (s.finess ?? et),
        finessEj: s.type === 'CH' || s.type === 'CHU' ? ej : null,
        adresse: s.adresse,
        communeCode: communeDe(s.commune).code,
        quartierPrioritaire: s.quartierPrioritaire ?? false,
        directeurNom: s.directeur ? s.directeur.join(' ') : null,
        directeurCourriel: directeurCourriel ?? null,
      })
      return [s.cle, { id, dite: s, commune: communeDe(s.commune), directeurCourriel }] as const
    }),
  )
  const structureDe = (cle: string) => {
    const s = structures.get(cle)
    if (!s) throw new Error(`no structure is called ${cle}`)
    return s
  }

  const msus = new Map<string, { id: string; personneId: string; nom: string; courriel: string }>()
  const agreer = (
    cle: string,
    structure: string,
    personne: { id: string; prenom: string; nom: string; courriel: string },
    dates: Partial<NonNullable<Lot['msu']>[number]> = {},
  ): void => {
    const id = randomUUID()
    const debut = jour(`${cal.aujourdhui.getUTCFullYear() - alea.entier(1, 2)}-09-01`)
    lot.msu.push({
      id,
      personneId: personne.id,
      structureId: structureDe(structure).id,
      agreeDu: debut,
      agreeAu: jour(`${debut.getUTCFullYear() + 5}-08-31`),
      assuranceFin: jour(`${cal.aujourdhui.getUTCFullYear() + 3}-12-31`),
      formationLe: ajouterJours(debut, -90),
      ...dates,
    })
    msus.set(cle, { id, personneId: personne.id, nom: `${personne.prenom} ${personne.nom}`, courriel: personne.courriel })
  }
  const finOuverte = cal.ouverte.semestre.fin
  for (const n of NOMMES) {
    const personne = registre.inscrire({
      prenom: n.prenom,
      nom: n.nom,
      domaine: 'sante.example',
      rpps: n.rpps,
      roles: n.cle === 'nguyen' ? [] : ['MSU'],
      persona: n.persona,
    })
    const dates = {
      carpentier: { agreeDu: jour(`${cal.aujourdhui.getUTCFullYear() - 4}-09-01`), agreeAu: ajouterJours(finOuverte, 302) },
      // Agréé under conditions: one year only.
      belhadj: { agreeDu: ajouterJours(cal.ouverte.ouvre, -60), agreeAu: ajouterJours(cal.ouverte.ouvre, 305) },
      'le-goff': { agreeAu: ajouterJours(finOuverte, 20) },
      nguyen: { agreeDu: null, agreeAu: null, formationLe: null },
      dupuis: { suspenduLe: ajouterJours(cal.aujourdhui, -12) },
    }[n.cle]
    agreer(n.cle, n.structure, personne, dates)
  }
  const enVille = TERRAINS.filter((t) => t.mode !== 'HOSPITALIER')
  let rpps = 100
  const nouveauMsu = (structure: string): string => {
    const debut = `1099999${rpps}`
    const cle = `msu-${rpps}`
    rpps += 1
    agreer(cle, structure, registre.inscrire({ domaine: 'sante.example', rpps: debut + cleLuhn(debut), roles: ['MSU'] }))
    return cle
  }
  const equipes = new Map(
    enVille.map((t) => [t.cle, [...(t.msus ?? []), ...Array.from({ length: t.equipe ?? 0 }, () => nouveauMsu(t.structure))]]),
  )
  for (let i = 0; msus.size < MSU_TOTAL; i++) {
    const t = enVille[(i * 5 + 2) % enVille.length]
    // A first level has three practitioners at most (R-MSU-20).
    if (t && t.equipe && t.capacite > 2 && !t.categories.includes('N1')) equipes.get(t.cle)?.push(nouveauMsu(t.structure))
  }
  if (msus.size !== MSU_TOTAL) throw new Error(`${msus.size} practitioners instead of ${MSU_TOTAL}`)

  const lieux = new Map<string, Lieu>()
  for (const dit of TERRAINS) {
    const structure = structureDe(dit.structure)
    const hopital = dit.mode === 'HOSPITALIER'
    const responsable = hopital ? registre.inscrire({ domaine: 'hopital.example', roles: [] }) : null
    const equipe = (equipes.get(dit.cle) ?? []).flatMap((cle) => msus.get(cle) ?? [])
    const id = randomUUID()
    const ligne = {
      id,
      structureId: structure.id,
      intitule: dit.intitule,
      mode: dit.mode ?? ('AMBULATOIRE' as const),
      categories: [...dit.categories],
      capaciteAgreee: dit.agrees ?? dit.capacite,
      agrementDebut: jour(`${cal.aujourdhui.getUTCFullYear() - 3}-11-01`),
      agrementFin:
        dit.etat === 'FIN_AVANCEE' ? ajouterJours(cal.ouverte.semestre.debut, 59) : jour(`${cal.aujourdhui.getUTCFullYear() + 2}-11-01`),
      suspenduLe: dit.etat === 'SUSPENDU' ? ajouterJours(cal.aujourdhui, -12) : null,
      fiche: dit.fiche ?? '',
      logement: dit.logement ?? false,
      responsableId: responsable?.id ?? null,
    }
    lot.terrain.push(ligne)
    lot.terrainMsu.push(...equipe.map((m, i) => ({ terrainId: id, msuId: m.id, coordinateur: i === 0 })))
    const coordinateur = equipe[0]
    const signataires: Signataire[] = hopital
      ? [
          {
            qualite: 'RESPONSABLE_PEDAGOGIQUE',
            nom: `${responsable?.prenom} ${responsable?.nom}`,
            courriel: responsable?.courriel ?? '',
            titre: 'Responsable pédagogique du service',
            personneId: responsable?.id,
          },
          {
            qualite: 'DIRECTEUR_ETABLISSEMENT',
            nom: structure.dite.directeur?.join(' ') ?? '',
            courriel: structure.directeurCourriel ?? '',
            titre: 'Direction de l’établissement',
          },
        ]
      : coordinateur
        ? [
            {
              qualite: 'MSU_COORDINATEUR',
              nom: coordinateur.nom,
              courriel: coordinateur.courriel,
              titre: 'Maître de stage coordinateur',
              personneId: coordinateur.personneId,
            },
          ]
        : []
    lieux.set(dit.cle, {
      id,
      dit,
      structure: structure.dite.nom,
      commune: structure.commune,
      signataires,
      ligne,
      personnes: [...equipe.map((m) => m.personneId), ...(responsable ? [responsable.id] : [])],
    })
  }
  return { lieux, msus: new Map([...msus].map(([cle, m]) => [cle, m.personneId])), lot }
}
