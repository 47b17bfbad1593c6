import type { Notice } from '@/lib/core/courriel/courriel'
import { dateLongue } from '@/lib/core/temps/dates'
import type { AvisRendu } from '@/lib/referentiel/commission/objet'
import { enPhrase } from '@/lib/referentiel/commission/schema'
import type { Dossier } from '../policy'
import { LIBELLE_SENS } from '../schema'

/** R-GEN-8: an avis is a preparatory act, which decides nothing. */
export const DECIDEUR = 'du directeur général de l’agence régionale de santé'
export const PHRASE_AVIS = `Cet avis n’est pas une décision ; la décision relève ${DECIDEUR}.`

const majuscule = (texte: string): string => texte.charAt(0).toUpperCase() + texte.slice(1)
const aLInterne = ({ interne }: Pick<Dossier, 'interne'>) => ({
  courriel: interne.personne.courriel,
  nom: `${interne.personne.prenom} ${interne.personne.nom}`,
})
const suivi = (dossier: Pick<Dossier, 'id'>) => ({ libelle: 'Voir ma demande', href: `/flechage/${dossier.id}` })

/** The avis and its reasons, for the interne; never an appeal block (R-GEN-8, R-FLE-16). */
export const noticeAvis = (dossier: Pick<Dossier, 'id' | 'numero' | 'interne'>, avis: AvisRendu): Notice => ({
  a: aLInterne(dossier),
  sujet: `Avis de la commission sur votre demande ${dossier.numero ?? ''}`.trim(),
  paragraphes: [
    `${majuscule(enPhrase(avis.commission))}, réunie le ${dateLongue(avis.seanceLe)}, a rendu un avis ${LIBELLE_SENS[avis.sens]} sur votre demande de fléchage.`,
    ...avis.criteres.map((c) => `${c.libelle} : ${c.texte}`),
    ...(avis.synthese ? [avis.synthese] : []),
    PHRASE_AVIS,
    'La direction de l’UFR examine maintenant votre demande et choisit de saisir ou non l’agence régionale de santé. Vous gardez votre rang et votre choix normal.',
  ],
  action: suivi(dossier),
  objet: { type: 'flechage', id: dossier.id },
})

export const noticeAjournement = (dossier: Pick<Dossier, 'id' | 'numero' | 'interne'>, motif: string): Notice => ({
  a: aLInterne(dossier),
  sujet: `Examen reporté de votre demande ${dossier.numero ?? ''}`.trim(),
  paragraphes: [
    'La commission n’a pas rendu d’avis sur votre demande de fléchage ; elle sera inscrite à une autre séance.',
    `Motif du report : ${motif}`,
    'Vous n’avez rien à faire.',
  ],
  action: suivi(dossier),
  objet: { type: 'flechage', id: dossier.id },
})
