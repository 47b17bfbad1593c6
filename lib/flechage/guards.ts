import type { MotifFlechage, QualiteSignataire } from '@/generated/prisma/enums'
import { dateHeure, jourLong } from '@/lib/core/temps/dates'
import { refus, type Refus } from '@/lib/core/workflow/erreurs'
import { refusMaquette } from '@/lib/referentiel/interne/maquette'
import { refusOffrable } from '@/lib/referentiel/stage/agrement'
import { verdictActuel } from './instruction/guards'
import type { CleElement } from './instruction/schema'
import { signatairesRequis, type Dossier } from './policy'
import { LIBELLE_MOTIF, LIBELLE_QUALITE } from './schema'

/** R-FLE-18: no deposit outside the dates; the sentence says when. */
export function campagneOuverte({ campagne }: Pick<Dossier, 'campagne'>, maintenant: Date): Refus | undefined {
  if (maintenant < campagne.ouvreLe)
    return refus(
      'R-FLE-18',
      `La campagne n’est pas encore ouverte : les demandes peuvent être déposées à partir du ${dateHeure(campagne.ouvreLe)}.`,
    )
  if (maintenant > campagne.fermeLe)
    return refus('R-FLE-18', `La campagne est terminée : les demandes pouvaient être déposées jusqu’au ${dateHeure(campagne.fermeLe)}.`)
}

/** R-FLE-7: consolidation is placed by wishes and matching, not by article 44 I. */
export function phaseAdmise({ interne }: Pick<Dossier, 'interne'>): Refus | undefined {
  if (interne.phase === 'CONSOLIDATION')
    return refus(
      'R-FLE-7',
      'Le fléchage concerne les phases socle et d’approfondissement. En phase de consolidation, l’affectation se fait par vœux puis appariement : demandez conseil au coordonnateur du DES.',
    )
}

/** R-FLE-8: incompatible with a leave or an out-of-region request for the same semester. */
export function sansMobilite({ interne, campagne }: Pick<Dossier, 'interne' | 'campagne'>): Refus | undefined {
  const autre = interne.mobilites.find((m) => m.semestreCode === campagne.semestreCode)
  if (autre)
    return refus(
      'R-FLE-8',
      `Vous avez une demande de ${autre.type === 'DISPONIBILITE' ? 'disponibilité' : 'stage hors région'} pour ce même semestre : un fléchage ne peut pas s’y ajouter.`,
    )
}

/** R-FLE-1: the motives a department admits are a published list. */
export function motifAdmis({ motif, campagne }: Pick<Dossier, 'motif' | 'campagne'>): Refus | undefined {
  if (!motif) return refus('R-FLE-0', 'Indiquez le motif de votre demande.')
  if (!campagne.motifs.includes(motif)) return refus('R-FLE-1', `Le motif « ${LIBELLE_MOTIF[motif]} » n’est pas admis dans cette campagne.`)
}

const SITUATIONS_ATTESTEES: readonly MotifFlechage[] = ['HANDICAP', 'MALADIE']

export const attestationRequise = ({ motif }: Pick<Dossier, 'motif'>): boolean => motif !== null && SITUATIONS_ATTESTEES.includes(motif)

/** R-FLE-11: a health motive is attested by a service and a date; no certificate is stored. */
export function situationAttestee(dossier: Pick<Dossier, 'motif' | 'attestationService' | 'attestationLe'>): Refus | undefined {
  if (attestationRequise(dossier) && (!dossier.attestationService || !dossier.attestationLe))
    return refus(
      'R-FLE-11',
      'Indiquez le service qui atteste votre situation (santé au travail ou cellule handicap) et la date. N’envoyez aucun certificat.',
    )
}

/** R-FLE-5 and the campaign's zones and categories: the terrain can host this stage during the whole semester. */
export function terrainAdmis({ terrain, categorie, campagne }: Pick<Dossier, 'terrain' | 'categorie' | 'campagne'>): Refus | undefined {
  if (!terrain || !categorie) return refus('R-FLE-0', 'Choisissez le terrain et la place qu’il prendrait dans votre maquette.')
  if (!campagne.categories.includes(categorie)) return refus('R-FLE-18', 'Ce type de stage n’est pas ouvert dans cette campagne.')
  if (!campagne.zones.includes(terrain.structure.commune.zone))
    return refus('R-FLE-18', `Cette campagne est réservée à certaines zones ; ${terrain.structure.commune.nom} n’en fait pas partie.`)
  return refusOffrable(terrain, categorie, campagne.semestre)
}

/** R-FLE-6: the stage fills a missing slot of the maquette, or is the stage libre. */
export function maquetteServie({ interne, categorie, campagne }: Pick<Dossier, 'interne' | 'categorie' | 'campagne'>): Refus | undefined {
  return categorie ? refusMaquette(interne, categorie, campagne.semestre) : undefined
}

/** R-FLE-0: the project in structured fields. */
export function projetRenseigne(dossier: Pick<Dossier, 'territoireProjet' | 'horizonProjet' | 'competences'>): Refus | undefined {
  const champs: [string, string][] = [
    [dossier.territoireProjet, 'le territoire d’exercice envisagé'],
    [dossier.horizonProjet, 'l’horizon de votre projet'],
    [dossier.competences, 'les compétences recherchées'],
  ]
  const manquants = champs.filter(([valeur]) => valeur.trim() === '').map(([, libelle]) => libelle)
  if (manquants.length > 0) return refus('R-FLE-0', `Complétez votre projet : ${manquants.join(', ')}.`)
}

const enFrancais = (nombre: number): string => nombre.toLocaleString('fr-FR')

/** R-FLE-0: a letter typed within the published bounds, or one PDF. */
export function lettrePresente({
  lettreTexte,
  pieces,
  parametres,
}: Pick<Dossier, 'lettreTexte' | 'pieces' | 'parametres'>): Refus | undefined {
  if (pieces.some((p) => p.type === 'LETTRE')) return undefined
  const longueur = lettreTexte.trim().length
  const min = parametres['flechage.lettre_min']
  const max = parametres['flechage.lettre_max']
  if (longueur === 0) return refus('R-FLE-0', 'Écrivez votre lettre de motivation, ou joignez-la en PDF.')
  if (longueur < min)
    return refus('R-FLE-0', `Votre lettre compte ${enFrancais(longueur)} caractères : il en faut au moins ${enFrancais(min)}.`)
  if (longueur > max) return refus('R-FLE-0', `Votre lettre compte ${enFrancais(longueur)} caractères : ${enFrancais(max)} au plus.`)
}

type AvecAccords = Pick<Dossier, 'terrain' | 'accords' | 'parametres'>

/** The signatures still missing, in the order in which the rule names them. */
export function accordsManquants({ terrain, accords, parametres }: AvecAccords, maintenant: Date): QualiteSignataire[] {
  if (!terrain) return []
  const limite = new Date(maintenant)
  limite.setUTCMonth(limite.getUTCMonth() - parametres['flechage.accord_validite_mois'])
  return signatairesRequis(terrain.mode).filter(
    (qualite) => !accords.some((a) => a.qualite === qualite && a.statut === 'SIGNE' && a.reponduLe !== null && a.reponduLe >= limite),
  )
}

/** R-FLE-3: every required signatory agreed in writing, within the validity of the parameter. */
export function accordsSignes(dossier: AvecAccords, maintenant: Date): Refus | undefined {
  const manquants = accordsManquants(dossier, maintenant)
  if (manquants.length > 0)
    return refus(
      'R-FLE-3',
      `Accord écrit manquant : ${manquants.map((q) => LIBELLE_QUALITE[q]).join(', ')}. Un accord vaut ${dossier.parametres['flechage.accord_validite_mois']} mois.`,
    )
}

export function consentementDonne({ consentement }: Pick<Dossier, 'consentement'>): Refus | undefined {
  if (!consentement) return refus('R-FLE-0', 'Acceptez que votre dossier soit transmis à la commission, à l’UFR et à l’ARS.')
}

export type Element = Readonly<{
  cle: 'situation' | 'terrain' | 'maquette' | 'motif' | 'attestation' | 'projet' | 'lettre' | 'accords' | 'consentement'
  libelle: string
  /** Checked by the gestionnaire, piece by piece. */
  aVerifier: boolean
  refus: Refus | undefined
}>

/** The completeness list, in the order a person fills it. */
export function completude(dossier: Dossier, maintenant: Date): Element[] {
  const elements: Element[] = [
    { cle: 'situation', libelle: 'Phase et situation', aVerifier: false, refus: phaseAdmise(dossier) ?? sansMobilite(dossier) },
    { cle: 'terrain', libelle: 'Terrain demandé', aVerifier: true, refus: terrainAdmis(dossier) },
    { cle: 'maquette', libelle: 'Place dans la maquette', aVerifier: true, refus: maquetteServie(dossier) },
    { cle: 'motif', libelle: 'Motif', aVerifier: true, refus: motifAdmis(dossier) },
    { cle: 'projet', libelle: 'Projet', aVerifier: true, refus: projetRenseigne(dossier) },
    { cle: 'lettre', libelle: 'Lettre de motivation', aVerifier: true, refus: lettrePresente(dossier) },
    { cle: 'accords', libelle: 'Accord écrit du terrain', aVerifier: true, refus: accordsSignes(dossier, maintenant) },
    { cle: 'consentement', libelle: 'Consentement', aVerifier: false, refus: consentementDonne(dossier) },
  ]
  if (attestationRequise(dossier))
    elements.splice(4, 0, { cle: 'attestation', libelle: 'Situation attestée', aVerifier: true, refus: situationAttestee(dossier) })
  return elements
}

const premierRefus = (dossier: Dossier, maintenant: Date): Refus | undefined => completude(dossier, maintenant).find((e) => e.refus)?.refus

export const completPourDepot = (dossier: Dossier, maintenant: Date): Refus | undefined =>
  campagneOuverte(dossier, maintenant) ?? premierRefus(dossier, maintenant)

/** The complements are complete. The dates of the campaign are not checked: it may have closed meanwhile. */
export const complementsRecus = premierRefus

export type ElementVerifiable = Element & Readonly<{ cle: CleElement }>
export const estVerifiable = (element: Element): element is ElementVerifiable => element.aVerifier

/** Every element was checked and none is to be redone. */
export function instructionConforme(dossier: Dossier, maintenant: Date): Refus | undefined {
  const manque = premierRefus(dossier, maintenant)
  if (manque) return manque
  const restants = completude(dossier, maintenant).filter((e) => estVerifiable(e) && verdictActuel(dossier, e.cle)?.verdict !== 'CONFORME')
  if (restants.length > 0) return refus('R-FLE-0', `Il reste à vérifier : ${restants.map((e) => e.libelle.toLowerCase()).join(', ')}.`)
}

/** Article 44 I: no decision before the interview was held with the coordinator and the students' representative. */
export function entretienTenu({ entretien }: Dossier): Refus | undefined {
  if (!entretien?.tenuLe)
    return refus(
      'R-FLE-5.1',
      `L’entretien individuel n’a pas encore été enregistré${entretien ? ` ; il est prévu le ${dateHeure(entretien.prevuLe)}` : ''}. Aucune décision n’est possible avant.`,
    )
  if (!entretien.etudiantPresent)
    return refus('R-FLE-5.1', 'L’entretien s’est tenu sans l’interne : il doit être recommencé en sa présence.')
  if (!entretien.coordonnateurId)
    return refus('R-FLE-5.1', 'L’entretien s’est tenu sans le coordonnateur local : il doit être recommencé en sa présence.')
  if (!entretien.representantId)
    return refus('R-FLE-5.1', 'L’entretien s’est tenu sans représentant des étudiants : il doit être recommencé en sa présence.')
}

/** R-GEN-6: a notice, made from the signed act, must exist before it is notified. */
export function noticeNotifiee({ decision }: Dossier): Refus | undefined {
  if (!decision?.noticeId) return refus('R-GEN-6', 'Établissez d’abord la notice de la décision.')
}

/** R-GEN-6: the appeal term runs from a notification that can be proved. */
export function preuveNotification({ decision }: Dossier): Refus | undefined {
  if (!decision?.notifieeLe || !decision.preuveId)
    return refus(
      'R-GEN-6',
      `Joignez la preuve de la notification${decision?.notifieeLe ? ` du ${jourLong(decision.notifieeLe)}` : ''} avant de clore.`,
    )
}
