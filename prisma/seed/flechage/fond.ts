import type { CategorieStage, MotifFlechage } from '@/generated/prisma/enums'
import { stagesPossibles } from '@/lib/referentiel/interne/maquette'
import type { Alea } from '../departement/alea'
import type { Calendrier } from '../departement/calendrier'
import type { Conteur, Histoire } from './dossiers'
import { lu, type Encadre } from '../departement/encadrement'
import type { Instances } from '../departement/instances'
import type { Lieu } from '../departement/lieux'

/** The data from which the stories of the open campaign are built. */
export type Fond = Readonly<{
  conteur: Conteur
  instances: Instances
  internes: readonly Encadre[]
  lieux: ReadonlyMap<string, Lieu>
  cal: Calendrier
  alea: Alea
  offrable: (lieu: Lieu, categorie: CategorieStage) => boolean
}>

export const histoireDe =
  ({ instances }: Fond) =>
  (interne: Encadre, lieu: Lieu, categorie: CategorieStage, motif: MotifFlechage): Omit<Histoire, 'actions' | 'creeLe'> => ({
    campagne: instances.campagnes.ouverte,
    interne,
    lieu,
    categorie,
    motif,
  })

/** A kind of stage this interne may ask for, and a terrain for it that is in no story. */
export function placePour({ lieux, cal, alea, offrable }: Fond, interne: Encadre): { lieu: Lieu; categorie: CategorieStage } | undefined {
  const [categorie] = alea.melanger(stagesPossibles({ ...interne, semestres: interne.semestres.map(lu) }, cal.ouverte.semestre))
  const possibles = categorie
    ? [...lieux.values()].filter((l) => offrable(l, categorie) && l.dit.cle !== 'saspas-plateau' && l.dit.cle !== 'palliatifs')
    : []
  return categorie && possibles.length > 0 ? { lieu: alea.choisir(possibles), categorie } : undefined
}
