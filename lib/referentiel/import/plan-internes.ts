import { randomUUID } from 'node:crypto'
import type { CategorieStage, MoitieStage, SituationSemestre } from '@/generated/prisma/enums'
import { exiger, refus, RefusError } from '@/lib/core/erreurs'
import { refusInterruption } from '@/lib/referentiel/interne/droits/interruption'
import { annuaireDes, cleDe, type Etat, type PersonneConnue } from './annuaire'
import { aucuneEcriture, refusee, type Accompli, type Classement, type Discordance, type LigneBilan, type Plan } from './bilan'
import type { LigneNommee, Valeurs } from './colonnes'
import { SEUL } from './couplage'
import { enTexte } from './lecture'
import { MAITRES, type Champ } from './maitres'
import { CAUSE, codeSemestre, entier, MOITIE, NEANT, PHASE, SITUATION, STAGE } from './mots'
import { appliquer, differences, situationDite, type Dit } from './situation'

type Cible = { id: string; connu: boolean; avant: Classement | null; apres: Classement; annonce: Dit }

/**
 * Internes with their ranks and validated semesters, sent by the scolarité: what each line would change. An interne may
 * take several lines, one a semester. Refusals: R-ID-1, R-DES-2, R-DES-4, R-DES-9, R-STG-1, R-STG-2, IMPORT-VALEUR, IMPORT-INCOMPLET,
 * IMPORT-DOUBLON.
 */
export function planInternes(lignes: readonly LigneNommee[], etat: Etat): Plan {
  const ecritures = aucuneEcriture()
  const trouver = annuaireDes(etat.personnes)
  const cibles = new Map<string, Cible>()
  const vus = new Set<string>()
  const signales = new Set<string>()
  const numerosNeufs = new Set<string>()

  function lire({ numero, valeurs }: LigneNommee): LigneBilan {
    const qui = nomDe(valeurs, null)
    try {
      const personne = trouver(valeurs)
      const cle = personne?.id ?? (valeurs.courriel ?? '').toLowerCase()
      const dit = situationDite(valeurs, etat.aujourdhui)
      const code = codeSemestre(valeurs.semestre)
      exiger(
        code && !etat.semestres.has(code)
          ? refus('R-STG-1', `Le semestre ${code} n’est pas connu du portail.`)
          : vus.has(cleDe(cle, code ?? ''))
            ? refus(
                'IMPORT-DOUBLON',
                code
                  ? 'Ce semestre de la même personne est déjà plus haut dans le fichier.'
                  : 'Cette personne est déjà plus haut dans le fichier.',
              )
            : undefined,
      )
      const cible = cibles.get(cle) ?? cibleDe(personne, dit, valeurs)
      const apres = appliquer(cible.apres, cible.annonce, dit)
      const changements = cible.connu ? differences(cible.apres, apres) : []
      const ecarts = personne ? ecartsIdentite(personne, valeurs) : []
      const semestre = code ? accomplir(cible, code, valeurs, etat) : null
      const nouvelle = !cible.connu && !cibles.has(cle)
      const rpps = (valeurs.rpps ?? '').replace(/ /g, '')
      exiger(
        nouvelle && !personne && numerosNeufs.has(rpps)
          ? refus('IMPORT-DOUBLON', 'Plus haut dans le fichier, une autre personne a ce numéro RPPS.')
          : undefined,
      )
      if (nouvelle && rpps) numerosNeufs.add(rpps)
      // Nothing above this line is kept when the line is refused.
      cible.annonce = { ...cible.annonce, ...dit }
      cible.apres = apres
      cibles.set(cle, cible)
      vus.add(cleDe(cle, code ?? ''))
      if (nouvelle) creerPersonne(personne, cible, valeurs)
      if (semestre?.creer) ecritures.semestres.push(semestre.creer)
      if (semestre?.changer) ecritures.accomplis.push(semestre.changer)
      changements.push(...(semestre?.changements ?? []))
      ecarts.push(...(semestre?.ecarts ?? []))
      return {
        numero,
        qui: nomDe(valeurs, personne),
        issue: nouvelle || semestre?.creer ? 'CREE' : changements.length > 0 ? 'CHANGE' : 'INCHANGE',
        changements,
        ecarts: ecarts.filter((e) => {
          const deja = signales.has(cleDe(e.objetId, e.champ))
          signales.add(cleDe(e.objetId, e.champ))
          return !deja
        }),
        refus: null,
      }
    } catch (erreur) {
      if (erreur instanceof RefusError) return refusee(numero, qui, erreur.refus)
      throw erreur
    }
  }

  function creerPersonne(personne: PersonneConnue | null, cible: Cible, v: Valeurs): void {
    const personneId = personne?.id ?? randomUUID()
    if (!personne)
      ecritures.personnes.push({
        id: personneId,
        prenom: v.prenom ?? '',
        nom: v.nom ?? '',
        courriel: (v.courriel ?? '').toLowerCase(),
        rpps: v.rpps?.replace(/ /g, '') || null,
      })
    ecritures.internes.push({ ...cible.apres, id: cible.id, personneId, phase: 'SOCLE' })
  }

  const lues = lignes.map(lire)
  for (const { id, connu, avant, apres } of cibles.values())
    if (connu && avant && differences(avant, apres).length > 0) ecritures.classements.push({ id, avant, apres })
  // The phase a new interne is in: that of their latest semester.
  const parId = new Map([...cibles.values()].map((c) => [c.id, c.apres]))
  for (const interne of ecritures.internes) {
    Object.assign(interne, parId.get(interne.id))
    const siens = ecritures.semestres.filter((s) => s.interneId === interne.id).sort((a, b) => (a.semestreCode < b.semestreCode ? -1 : 1))
    interne.phase = siens.at(-1)?.phase ?? 'SOCLE'
  }
  return { lignes: lues, ecritures }
}

function cibleDe(personne: PersonneConnue | null, dit: Dit, v: Valeurs): Cible {
  const interne = personne?.interne
  if (interne) {
    const { id, phase: _, ...avant } = interne
    return { id, connu: true, avant, apres: avant, annonce: {} }
  }
  const { anneeEntree, typeClassement, rang, effectifReference } = dit
  const manquants = [
    ...(personne ? [] : [!v.courriel && 'Adresse électronique', !v.nom && 'Nom', !v.prenom && 'Prénom']),
    !anneeEntree && 'Année d’entrée',
    !typeClassement && 'Classement',
    !rang && 'Rang',
    !effectifReference && 'Effectif de référence',
  ].filter(Boolean)
  if (!anneeEntree || !typeClassement || !rang || !effectifReference || manquants.length > 0)
    throw new RefusError(
      refus('IMPORT-INCOMPLET', `Cette personne n’est pas connue comme interne ; pour l’ajouter, il manque : ${manquants.join(', ')}.`),
    )
  const apres = {
    anneeEntree,
    typeClassement,
    rang,
    effectifReference,
    theseSoutenueLe: null,
    contratSigneLe: null,
    fst: null,
    fstSemestres: [],
  }
  return { id: randomUUID(), connu: false, avant: null, apres, annonce: {} }
}

function accomplir(cible: Cible, semestreCode: string, v: Valeurs, etat: Etat) {
  const phase = PHASE.lire(v.phase)
  const situation = SITUATION.lire(v.situation)
  const categorie = STAGE.lire(v.categorie)
  const cause = CAUSE.lire(v.cause)
  const joursInterruption = entier(MAITRES.interruption.libelle, v.interruption)
  exiger(
    joursInterruption !== null && joursInterruption > 366
      ? refus('IMPORT-VALEUR', `Jours d’interruption : ${joursInterruption} jours ne tiennent pas dans un semestre.`)
      : undefined,
  )
  const moitie = moitieDite(v.moitie)
  const connu = etat.accomplis.get(cleDe(cible.id, semestreCode))
  if (!connu) {
    if (!phase || !situation) throw new RefusError(refus('IMPORT-INCOMPLET', 'Pour ajouter ce semestre, il faut sa phase et sa situation.'))
    exiger(refusInterruption(situation, joursInterruption, etat.interruptionMax))
    exiger(refusMoitie(moitie, categorie, situation))
    const fait = { phase, situation, categorie, cause, terrainId: null, joursInterruption, moitieValidee: moitie ?? null }
    const creer = { interneId: cible.id, semestreCode, ...fait, ...SEUL }
    return { creer, changements: [{ champ: `Semestre ${semestreCode}`, avant: '', apres: SITUATION.ecrire(situation) }], ecarts: [] }
  }
  const { id, ...avant } = connu
  const jugee = situation ?? avant.situation
  exiger(refusMoitie(moitie, avant.categorie, jugee))
  const apres: Accompli = {
    ...avant,
    phase: phase ?? avant.phase,
    situation: jugee,
    cause: v.cause === undefined ? avant.cause : cause,
    joursInterruption: joursInterruption ?? avant.joursInterruption,
    // A semester validated whole no longer has a half validated alone.
    moitieValidee: moitie === undefined ? (jugee === 'NON_VALIDE' ? avant.moitieValidee : null) : moitie,
  }
  exiger(refusInterruption(apres.situation, apres.joursInterruption, etat.interruptionMax))
  const changements = [
    { champ: MAITRES.phase.libelle, avant: PHASE.ecrire(avant.phase), apres: PHASE.ecrire(apres.phase) },
    { champ: MAITRES.situation.libelle, avant: SITUATION.ecrire(avant.situation), apres: SITUATION.ecrire(apres.situation) },
    { champ: MAITRES.cause.libelle, avant: CAUSE.ecrire(avant.cause), apres: CAUSE.ecrire(apres.cause) },
    { champ: MAITRES.interruption.libelle, avant: enChiffres(avant.joursInterruption), apres: enChiffres(apres.joursInterruption) },
    { champ: MAITRES.moitie.libelle, avant: MOITIE.ecrire(avant.moitieValidee), apres: MOITIE.ecrire(apres.moitieValidee) },
  ].filter((c) => c.avant !== c.apres)
  const ecarts: Discordance[] =
    categorie && categorie !== avant.categorie
      ? [
          {
            objetType: 'semestre_interne',
            objetId: id,
            champ: 'categorie',
            portail: STAGE.ecrire(avant.categorie),
            fichier: STAGE.ecrire(categorie),
          },
        ]
      : []
  return { changer: changements.length > 0 ? { id, avant, apres } : undefined, changements, ecarts }
}

/** Null when the cell says there is none, undefined when it is empty. @throws RefusError IMPORT-VALEUR */
const moitieDite = (texte: string | undefined): MoitieStage | null | undefined =>
  !texte ? undefined : NEANT.test(texte) ? null : MOITIE.lire(texte)

/** R-DES-2: half of a stage is validated alone where the stage has halves, and is not validated whole. */
const refusMoitie = (moitie: MoitieStage | null | undefined, categorie: CategorieStage | null, situation: SituationSemestre) =>
  moitie && (categorie !== 'SFE' || situation !== 'NON_VALIDE')
    ? refus(
        'R-DES-2',
        'Une moitié ne se valide seule que dans un stage couplé de santé de la femme et de l’enfant dont le semestre n’est pas validé.',
      )
    : undefined

const enChiffres = (n: number | null): string => (n === null ? '' : String(n))

/** R-CAM-2: names and addresses belong to the secretariat; a file that says otherwise is told, not followed. */
export function ecartsIdentite(personne: PersonneConnue, v: Valeurs): Discordance[] {
  const champs: readonly (Champ & keyof Valeurs & ('rpps' | 'courriel' | 'nom' | 'prenom'))[] = ['rpps', 'courriel', 'nom', 'prenom']
  const simple = (champ: string, texte: string): string =>
    champ === 'rpps' ? texte.replace(/ /g, '') : champ === 'courriel' ? texte.toLowerCase() : texte
  return champs.flatMap((champ) => {
    const fichier = simple(champ, v[champ] ?? '')
    const portail = enTexte(personne[champ] ?? '')
    return fichier === '' || fichier === simple(champ, portail)
      ? []
      : [{ objetType: 'personne', objetId: personne.id, champ, portail, fichier }]
  })
}

export const nomDe = (v: Valeurs, personne: PersonneConnue | null): string =>
  personne ? `${personne.nom} ${personne.prenom}` : [v.nom, v.prenom].filter(Boolean).join(' ') || v.courriel || v.rpps || 'Ligne sans nom'
