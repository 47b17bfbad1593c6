import { exiger, refus, RefusError } from '@/lib/core/erreurs'
import { NOM_STAGE } from '@/lib/referentiel/stage/schema'
import { cleDe, nommerTerrains, terrainsDes, type Etat } from './annuaire'
import { aucuneEcriture, refusee, type LigneBilan, type Plan } from './bilan'
import type { LigneNommee, Valeurs } from './colonnes'
import { changementsCouplage, couplageDe, couplageDit, memeCouplage, refusSecondDit, SEUL, type Couplage } from './couplage'
import { MAITRES } from './maitres'
import { codeSemestre, entier, STAGE } from './mots'

const manque = (quoi: string) => new RefusError(refus('IMPORT-INCOMPLET', `Il manque ${quoi}.`))

/**
 * Posts of a semester, sent by the agency: what each line would change. Refusals: R-CAM-1, R-DES-2, R-MSU-10, R-FLE-9, R-STG-1,
 * IMPORT-VALEUR, IMPORT-INCOMPLET, IMPORT-DOUBLON.
 */
export function planPostes(lignes: readonly LigneNommee[], etat: Etat): Plan {
  const ecritures = aucuneEcriture()
  const trouver = terrainsDes(etat.terrains)
  const lieu = nommerTerrains(etat.terrains)
  const vus = new Set<string>()
  const signales = new Set<string>()

  function lire({ numero, valeurs }: LigneNommee): LigneBilan {
    try {
      const terrain = trouver(valeurs)
      const code = codeSemestre(valeurs.semestre)
      const categorie = STAGE.lire(valeurs.categorie)
      const capacite = entier(MAITRES.capacite.libelle, valeurs.capacite)
      const agreee = entier(MAITRES.agreee.libelle, valeurs.agreee)
      if (!code) throw manque('le semestre')
      if (!categorie) throw manque('le type de stage')
      if (capacite === null) throw manque('le nombre de places offertes')
      const cle = cleDe(code, terrain.id, categorie)
      const poste = etat.postes.get(cle)
      const dit = couplageDit(valeurs, trouver, terrain, categorie)
      const avant: Couplage = poste ?? SEUL
      const apres = dit === undefined ? avant : couplageDe(dit)
      const couple = !memeCouplage(avant, apres)
      const change = poste?.capaciteOfferte !== capacite
      exiger(
        !etat.semestres.has(code)
          ? refus('R-STG-1', `Le semestre ${code} n’est pas connu du portail.`)
          : vus.has(cle)
            ? refus('IMPORT-DOUBLON', 'Ce poste est déjà plus haut dans le fichier.')
            : change && !terrain.categories.includes(categorie)
              ? refus('R-MSU-10', `Ce terrain n’est pas agréé pour un ${NOM_STAGE[categorie]}.`)
              : change && capacite > terrain.capaciteAgreee
                ? refus('R-CAM-1', `${capacite} places offertes dépassent les places agréées du terrain (${terrain.capaciteAgreee}).`)
                : change && poste && poste.horsChoix > capacite + poste.ajoutes
                  ? refus('R-FLE-9', 'Des internes sont déjà placés sur ce poste par fléchage : il ne peut pas avoir si peu de places.')
                  : change || couple
                    ? refusSecondDit(dit, capacite)
                    : undefined,
      )
      vus.add(cle)
      if (!poste) ecritures.postes.push({ semestreCode: code, terrainId: terrain.id, categorie, capaciteOfferte: capacite, ...apres })
      else {
        if (change) ecritures.capacites.push({ id: poste.id, avant: poste.capaciteOfferte, apres: capacite })
        if (couple)
          ecritures.couplages.push({
            id: poste.id,
            avant: { secondTerrainId: avant.secondTerrainId, premiereMoitie: avant.premiereMoitie },
            apres,
          })
      }
      const dire = agreee !== null && agreee !== terrain.capaciteAgreee && !signales.has(terrain.id)
      if (dire) signales.add(terrain.id)
      return {
        numero,
        qui: `${terrain.structure.nom}, ${terrain.intitule}`,
        issue: !poste ? 'CREE' : change || couple ? 'CHANGE' : 'INCHANGE',
        changements: [
          ...(change
            ? [{ champ: MAITRES.capacite.libelle, avant: poste ? String(poste.capaciteOfferte) : '', apres: String(capacite) }]
            : []),
          ...changementsCouplage(avant, apres, lieu),
        ],
        ecarts: dire
          ? [
              {
                objetType: 'terrain',
                objetId: terrain.id,
                champ: 'agreee',
                portail: String(terrain.capaciteAgreee),
                fichier: String(agreee),
              },
            ]
          : [],
        refus: null,
      }
    } catch (erreur) {
      if (erreur instanceof RefusError) return refusee(numero, lieuDit(valeurs), erreur.refus)
      throw erreur
    }
  }

  return { lignes: lignes.map(lire), ecritures }
}

const lieuDit = (v: Valeurs): string =>
  [v.structure || v.finess, v.terrain || v.terrainId].filter(Boolean).join(', ') || 'Ligne sans terrain'
