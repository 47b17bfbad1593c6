import { exiger, refus, RefusError } from '@/lib/core/erreurs'
import { NOM_STAGE } from '@/lib/referentiel/stage/schema'
import { annuaireDes, cleDe, nommerTerrains, terrainsDes, type Etat } from './annuaire'
import { aucuneEcriture, refusee, type Accompli, type LigneBilan, type Plan } from './bilan'
import type { LigneNommee } from './colonnes'
import { changementsCouplage, couplageDe, couplageDit, memeCouplage, refusSecondDit, SEUL, type Couplage } from './couplage'
import { MAITRES } from './maitres'
import { codeSemestre, PHASE, STAGE } from './mots'
import { ecartsIdentite, nomDe } from './plan-internes'

const manque = (quoi: string) => new RefusError(refus('IMPORT-INCOMPLET', `Il manque ${quoi}.`))

/**
 * Where each interne goes, sent by the agency: what each line would change. A semester the scolarité has judged is not
 * moved (R-CAM-2), nor somebody placed by fléchage (R-FLE-15). Other refusals: R-ID-1, R-CAM-1, R-DES-2, R-MSU-10, R-STG-1,
 * IMPORT-VALEUR, IMPORT-INCOMPLET, IMPORT-DOUBLON.
 */
export function planAffectations(lignes: readonly LigneNommee[], etat: Etat): Plan {
  const ecritures = aucuneEcriture()
  const trouver = annuaireDes(etat.personnes)
  const situer = terrainsDes(etat.terrains)
  const lieu = nommerTerrains(etat.terrains)
  const vus = new Set<string>()
  const signales = new Set<string>()

  function lire({ numero, valeurs }: LigneNommee): LigneBilan {
    try {
      const personne = trouver(valeurs)
      const interne = personne?.interne
      if (!personne || !interne) throw new RefusError(refus('R-ID-1', 'Aucun interne n’a ce numéro RPPS ou cette adresse électronique.'))
      const terrain = situer(valeurs)
      const code = codeSemestre(valeurs.semestre)
      const categorie = STAGE.lire(valeurs.categorie)
      const phase = PHASE.lire(valeurs.phase)
      if (!code) throw manque('le semestre')
      if (!categorie) throw manque('le type de stage')
      const cle = cleDe(interne.id, code)
      const connu = etat.accomplis.get(cle)
      const place = etat.horsChoix.get(cle)
      const dit = couplageDit(valeurs, situer, terrain, categorie)
      const meme = connu?.terrainId === terrain.id && connu.categorie === categorie
      // What the file does not say of the second place is what the post says, or what was known already.
      const offert = etat.postes.get(cleDe(code, terrain.id, categorie)) ?? SEUL
      const { secondTerrainId, premiereMoitie } = dit === undefined ? (meme ? connu : offert) : couplageDe(dit)
      const couplage: Couplage = { secondTerrainId, premiereMoitie }
      const change = !meme || !memeCouplage(connu, couplage)
      exiger(
        !etat.semestres.has(code)
          ? refus('R-STG-1', `Le semestre ${code} n’est pas connu du portail.`)
          : vus.has(cle)
            ? refus('IMPORT-DOUBLON', 'Cette personne est déjà affectée à ce semestre plus haut dans le fichier.')
            : change && connu && connu.situation !== 'EN_COURS'
              ? refus('R-CAM-2', 'La scolarité a déjà statué sur ce semestre : son affectation ne change plus par un fichier.')
              : place && (place.terrainId !== terrain.id || place.categorie !== categorie)
                ? refus('R-FLE-15', `Cette personne est placée par fléchage à ce semestre : ${lieu(place.terrainId)}.`)
                : change && !terrain.categories.includes(categorie)
                  ? refus('R-MSU-10', `Ce terrain n’est pas agréé pour un ${NOM_STAGE[categorie]}.`)
                  : change
                    ? refusSecondDit(dit)
                    : undefined,
      )
      vus.add(cle)
      const ecarts = ecartsIdentite(personne, valeurs).filter((e) => !signales.has(cleDe(e.objetId, e.champ)))
      for (const e of ecarts) signales.add(cleDe(e.objetId, e.champ))
      if (connu && phase && phase !== connu.phase)
        ecarts.push({
          objetType: 'semestre_interne',
          objetId: connu.id,
          champ: 'phase',
          portail: PHASE.ecrire(connu.phase),
          fichier: PHASE.ecrire(phase),
        })
      if (!connu) {
        const neuf: Accompli = {
          phase: phase ?? interne.phase,
          categorie,
          terrainId: terrain.id,
          situation: 'EN_COURS',
          cause: null,
          joursInterruption: null,
          moitieValidee: null,
          ...couplage,
        }
        ecritures.semestres.push({ ...neuf, interneId: interne.id, semestreCode: code })
      } else if (change) {
        const { id, ...avant } = connu
        ecritures.accomplis.push({ id, avant, apres: { ...avant, categorie, terrainId: terrain.id, ...couplage } })
      }
      return {
        numero,
        qui: nomDe(valeurs, personne),
        issue: !connu ? 'CREE' : change ? 'CHANGE' : 'INCHANGE',
        changements: [
          { champ: MAITRES.lieu.libelle, avant: lieu(connu?.terrainId ?? null), apres: lieu(terrain.id) },
          { champ: MAITRES.categorie.libelle, avant: STAGE.ecrire(connu?.categorie ?? null), apres: STAGE.ecrire(categorie) },
          ...changementsCouplage(connu ?? SEUL, couplage, lieu),
        ].filter((c) => change && c.avant !== c.apres),
        ecarts,
        refus: null,
      }
    } catch (erreur) {
      if (erreur instanceof RefusError) return refusee(numero, nomDe(valeurs, null), erreur.refus)
      throw erreur
    }
  }

  return { lignes: lignes.map(lire), ecritures }
}
