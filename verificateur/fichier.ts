/** The published file of a choice, described here independently: the verifier shares no code with the program that made it. */

export type Poste = {
  id: string
  libelle: string
  categorie: string
  offerts: number
  horsChoix: number
  ajoutes: number
  capacite: number
  /** Commission's copy of a matching only: levels of pseudonyms, best first. */
  classement: string[][] | null
}

export type Ligne = {
  pseudonyme: string
  anciennete: number
  groupe: number
  /** Commission's copy only. */
  positionnement: [rang: number, effectif: number] | null
  /** Commission's copy only; null there for a person who takes a place of the list. */
  surnombre: 'VALIDANT' | 'NON_VALIDANT' | null
  categories: string[]
  voeux: string[]
  suite: string
  empreinte: string
  obtenu: string | null
}

export type Fichier = {
  /** APPEL: chosen in turn. APPARIEMENT: matched (R-RNG-8). */
  mode: 'APPEL' | 'APPARIEMENT'
  copie: 'PUBLIQUE' | 'COMMISSION'
  semestre: string
  phase: string
  graine: string | null
  copieCommission: string | null
  /** Null for a matching. */
  offre: { internes: number; postes: number; autresInternes: number; autresPostes: number; minimum: number; respectee: boolean } | null
  postes: Poste[]
  fleches: string[]
  tirages: { groupe: number; pseudonymes: string[] }[]
  appel: Ligne[]
}

export type Recu = { semestre: string; pseudonyme: string; figesLe: string; sel: string; voeux: string[] }

/** The file cannot be read; the message is the French sentence to print. */
export class FichierIllisible extends Error {}

type Objet = Record<string, unknown>

function echouer(ou: string, attendu: string): never {
  throw new FichierIllisible(`${ou} : ${attendu}.`)
}

/** An object with these fields and no other: an unexpected field (a name, a reason) must not be published (R-RNG-10). */
function objet(valeur: unknown, ou: string, champs: readonly string[]): Objet {
  if (typeof valeur !== 'object' || valeur === null || Array.isArray(valeur)) echouer(ou, 'un objet est attendu')
  const inattendu = Object.keys(valeur).find((c) => !champs.includes(c))
  if (inattendu !== undefined) echouer(ou, `le champ « ${inattendu} » n’a pas sa place ici (R-RNG-10)`)
  return valeur as Objet
}

function texte(valeur: unknown, ou: string): string {
  return typeof valeur === 'string' && valeur !== '' ? valeur : echouer(ou, 'un texte est attendu')
}

function entier(valeur: unknown, ou: string, minimum = 0): number {
  return typeof valeur === 'number' && Number.isSafeInteger(valeur) && valeur >= minimum
    ? valeur
    : echouer(ou, `un nombre entier d’au moins ${minimum} est attendu`)
}

function empreinte(valeur: unknown, ou: string): string {
  return typeof valeur === 'string' && /^[0-9a-f]{64}$/.test(valeur) ? valeur : echouer(ou, 'une empreinte SHA-256 est attendue')
}

function parmi<T extends string>(valeur: unknown, ou: string, permis: readonly T[]): T {
  return permis.find((p) => p === valeur) ?? echouer(ou, `une valeur parmi ${permis.join(', ')} est attendue`)
}

function liste<T>(valeur: unknown, ou: string, lire: (element: unknown, ou: string) => T): T[] {
  return Array.isArray(valeur) ? valeur.map((e, i) => lire(e, `${ou}, n° ${i + 1}`)) : echouer(ou, 'une liste est attendue')
}

function ouNul<T>(valeur: unknown, lire: (v: unknown) => T): T | null {
  return valeur === null || valeur === undefined ? null : lire(valeur)
}

function json(contenu: string): unknown {
  try {
    return JSON.parse(contenu)
  } catch {
    throw new FichierIllisible('Ce fichier n’est pas du JSON.')
  }
}

function poste(valeur: unknown, ou: string, classe: boolean): Poste {
  const champs = ['id', 'libelle', 'categorie', 'offerts', 'horsChoix', 'ajoutes', 'capacite']
  const p = objet(valeur, ou, classe ? [...champs, 'classement'] : champs)
  return {
    id: texte(p.id, `${ou}, id`),
    libelle: texte(p.libelle, `${ou}, libelle`),
    categorie: texte(p.categorie, `${ou}, categorie`),
    offerts: entier(p.offerts, `${ou}, offerts`),
    horsChoix: entier(p.horsChoix, `${ou}, horsChoix`),
    ajoutes: entier(p.ajoutes, `${ou}, ajoutes`),
    capacite: entier(p.capacite, `${ou}, capacite`),
    classement: classe ? liste(p.classement, `${ou}, classement`, (n, o) => liste(n, o, texte)) : null,
  }
}

const CHAMPS_PUBLICS = ['pseudonyme', 'anciennete', 'groupe', 'categories', 'voeux', 'suite', 'empreinte', 'obtenu']

function ligne(valeur: unknown, ou: string, copie: Fichier['copie']): Ligne {
  const commission = copie === 'COMMISSION'
  const l = objet(valeur, ou, commission ? [...CHAMPS_PUBLICS, 'positionnement', 'surnombre'] : CHAMPS_PUBLICS)
  const [rang, effectif] = commission ? liste(l.positionnement, `${ou}, positionnement`, (v, o) => entier(v, o, 1)) : []
  if (commission && (rang === undefined || effectif === undefined)) echouer(`${ou}, positionnement`, 'un rang et un effectif sont attendus')
  return {
    pseudonyme: texte(l.pseudonyme, `${ou}, pseudonyme`),
    anciennete: entier(l.anciennete, `${ou}, anciennete`),
    groupe: entier(l.groupe, `${ou}, groupe`, 1),
    positionnement: rang === undefined || effectif === undefined ? null : [rang, effectif],
    surnombre: ouNul(l.surnombre, (v) => parmi(v, `${ou}, surnombre`, ['VALIDANT', 'NON_VALIDANT'])),
    categories: liste(l.categories, `${ou}, categories`, texte),
    voeux: liste(l.voeux, `${ou}, voeux`, texte),
    suite: empreinte(l.suite, `${ou}, suite`),
    empreinte: empreinte(l.empreinte, `${ou}, empreinte`),
    obtenu: ouNul(l.obtenu, (v) => texte(v, `${ou}, obtenu`)),
  }
}

function offre(valeur: unknown): NonNullable<Fichier['offre']> {
  const o = objet(valeur, 'offre', ['internes', 'postes', 'autresInternes', 'autresPostes', 'minimum', 'respectee'])
  if (typeof o.respectee !== 'boolean') echouer('offre, respectee', 'vrai ou faux est attendu')
  return {
    internes: entier(o.internes, 'offre, internes'),
    postes: entier(o.postes, 'offre, postes'),
    autresInternes: entier(o.autresInternes, 'offre, autresInternes'),
    autresPostes: entier(o.autresPostes, 'offre, autresPostes'),
    minimum: entier(o.minimum, 'offre, minimum'),
    respectee: o.respectee,
  }
}

/** @throws FichierIllisible with a French sentence */
export function lireFichier(contenu: string): Fichier {
  const f = objet(json(contenu), 'Le fichier', [
    ...['format', 'copie', 'semestre', 'phase', 'graine', 'copieCommission'],
    ...['offre', 'postes', 'fleches', 'tirages', 'appel'],
  ])
  const apparie = f.format === 'marguerite-appariement/1'
  if (!apparie && f.format !== 'marguerite-choix/1')
    echouer('format', 'ce programme lit les formats marguerite-choix/1 et marguerite-appariement/1')
  const copie = parmi(f.copie, 'copie', ['PUBLIQUE', 'COMMISSION'])
  const postes = liste(f.postes, 'postes', (p, ou) => poste(p, ou, apparie && copie === 'COMMISSION'))
  if (new Set(postes.map((p) => p.id)).size !== postes.length) echouer('postes', 'un poste y figure deux fois')
  return {
    mode: apparie ? 'APPARIEMENT' : 'APPEL',
    copie,
    semestre: texte(f.semestre, 'semestre'),
    phase: texte(f.phase, 'phase'),
    graine: ouNul(f.graine, (v) => texte(v, 'graine')),
    copieCommission: ouNul(f.copieCommission, (v) => empreinte(v, 'copieCommission')),
    offre: apparie ? null : offre(f.offre),
    postes,
    fleches: liste(f.fleches, 'fleches', texte),
    tirages: liste(f.tirages, 'tirages', (v, ou) => {
      const t = objet(v, ou, ['groupe', 'pseudonymes'])
      return { groupe: entier(t.groupe, `${ou}, groupe`, 1), pseudonymes: liste(t.pseudonymes, `${ou}, pseudonymes`, texte) }
    }),
    appel: liste(f.appel, 'appel', (v, ou) => ligne(v, ou, copie)),
  }
}

/** @throws FichierIllisible with a French sentence */
export function lireRecu(contenu: string): Recu {
  const r = objet(json(contenu), 'Le reçu', ['format', 'semestre', 'pseudonyme', 'figesLe', 'sel', 'voeux'])
  if (r.format !== 'marguerite-recu/1') echouer('format du reçu', 'ce programme lit le format marguerite-recu/1')
  return {
    semestre: texte(r.semestre, 'semestre du reçu'),
    pseudonyme: texte(r.pseudonyme, 'pseudonyme du reçu'),
    figesLe: texte(r.figesLe, 'instant du reçu'),
    sel: texte(r.sel, 'sel du reçu'),
    voeux: liste(r.voeux, 'vœux du reçu', texte),
  }
}
