import 'server-only'
import type { Succes } from '@/lib/core/requete/action'
import type { Acteur } from '@/lib/core/auth/acteur'
import { transaction } from '@/lib/core/donnees/db'
import { ConflitError, IntrouvableError, refus, RefusError, type Refus } from '@/lib/core/workflow/erreurs'
import { inscrire } from '@/lib/core/workflow/journal'
import { couplerPoste as ecrireCouplage } from '@/lib/referentiel/stage/poste/commands'
import { terrainSelect } from '../../capacite/queries'
import { tenirOffre } from '../commands'
import { refusAccueil, refusSecond } from './guards'
import { lirePlaces } from './queries'
import { etatCouplage, type CouplageSaisi } from './schema'

function exigerChamp(champ: 'secondTerrainId' | 'premiereMoitie', faute: Refus | undefined): void {
  if (faute) throw new RefusError(faute, { [champ]: faute.message })
}

/**
 * Sets where the last three months of a terrain's coupled stage are done, and which half comes first (R-DES-2); nothing when
 * both are done there.
 * @throws InterditError, IntrouvableError, ConflitError, RefusError R-DES-2, R-CAM-1, R-MSU-10, R-MSU-20, CAMPAGNE-FIGEE
 */
export async function couplerPoste(acteur: Acteur, saisie: CouplageSaisi): Promise<Succes> {
  const { id, terrainId, secondTerrainId, premiereMoitie } = saisie
  return transaction(async (tx) => {
    const { semestreCode, semestre } = await tenirOffre(tx, acteur, id)
    const cle = { semestreCode_terrainId_categorie: { semestreCode, terrainId, categorie: 'SFE' as const } }
    const poste = await tx.poste.findUnique({ where: cle })
    if (!poste) throw new IntrouvableError()
    if (saisie.avant !== etatCouplage(poste)) throw new ConflitError()
    if ((secondTerrainId === null) !== (premiereMoitie === null))
      exigerChamp(
        premiereMoitie === null ? 'premiereMoitie' : 'secondTerrainId',
        refus('R-DES-2', 'Donnez le second terrain et la moitié qui se fait en premier, ou ni l’un ni l’autre.'),
      )
    if (secondTerrainId !== null && premiereMoitie !== null) {
      if (secondTerrainId === terrainId)
        exigerChamp('secondTerrainId', refus('R-DES-2', 'Le second terrain doit être un autre terrain que le premier.'))
      const second = await tx.terrain.findUnique({ where: { id: secondTerrainId }, select: terrainSelect, relationLoadStrategy: 'join' })
      if (!second) throw new IntrouvableError()
      const empeche = refusSecond(second, premiereMoitie, semestre)
      exigerChamp('secondTerrainId', empeche && refus('R-MSU-10', empeche.message))
      const places = (await lirePlaces(tx, semestreCode, [secondTerrainId])).filter((p) => p.id !== poste.id)
      exigerChamp('secondTerrainId', refusAccueil(second, [...places, { ...poste, secondTerrainId }]))
    }
    await ecrireCouplage(tx, poste.id, { secondTerrainId, premiereMoitie })
    await inscrire(tx, acteur, {
      objetType: 'campagne_postes',
      objetId: id,
      evenement: 'couplerPoste',
      qualite: 'GESTIONNAIRE',
      de: etatCouplage(poste),
      vers: etatCouplage({ secondTerrainId, premiereMoitie }),
      motif: terrainId,
    })
    return { redirect: `/stages/campagnes/${id}/terrains/${terrainId}?fait=couplerPoste` }
  })
}
