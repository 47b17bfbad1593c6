import { randomUUID } from 'node:crypto'
import type { Role } from '@/generated/prisma/enums'
import type { Lot } from '../lot'
import type { Alea } from './alea'
import { creerNommeur } from './noms'

export type Inscrit = Readonly<{ id: string; prenom: string; nom: string; courriel: string }>

type Demande = Readonly<{
  /** Chosen at random when left out. */
  prenom?: string
  nom?: string
  domaine: string
  rpps?: string
  roles: readonly Role[]
  /** Line shown on the sign-in page, and its position there. */
  persona?: readonly [string, number]
}>

export type Registre = Readonly<{
  inscrire: (demande: Demande) => Inscrit
  nommer: (personneId: string, role: Role) => void
  adresse: (prenom: string, nom: string, domaine: string) => string
  lot: Required<Pick<Lot, 'personne' | 'nomination'>>
}>

/** Every person of the department, with dated nominations since `depuis`. */
export function creerRegistre(alea: Alea, depuis: Date, creeeLe: Date): Registre {
  const nommeur = creerNommeur(alea)
  const lot: Registre['lot'] = { personne: [], nomination: [] }
  const nommer = (personneId: string, role: Role): void => {
    lot.nomination.push({
      personneId,
      role,
      acte: `Arrêté ${depuis.getUTCFullYear()}-${String(lot.nomination.length + 1).padStart(4, '0')}`,
      debut: depuis,
      creeeLe,
    })
  }
  const inscrire = ({ prenom, nom, domaine, rpps, roles, persona }: Demande): Inscrit => {
    const identite = prenom && nom ? nommeur.nommer(prenom, nom, domaine) : nommeur.nouveau(domaine)
    const id = randomUUID()
    lot.personne.push({ id, ...identite, rpps: rpps ?? null, persona: persona?.[0] ?? null, personaOrdre: persona?.[1] ?? null, creeeLe })
    for (const role of roles) nommer(id, role)
    return { id, ...identite }
  }
  return { inscrire, nommer, adresse: (prenom, nom, domaine) => nommeur.nommer(prenom, nom, domaine).courriel, lot }
}
