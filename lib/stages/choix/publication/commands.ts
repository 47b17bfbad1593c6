import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import type { Succes } from '@/lib/core/requete/action'
import { mettreEnFile } from '@/lib/core/courriel/courriel'
import type { Tx } from '@/lib/core/donnees/db'
import { IntrouvableError } from '@/lib/core/workflow/erreurs'
import { conserverFichier } from '@/lib/core/fichier/fichier'
import { OFFRE } from '@/lib/referentiel/stage/parametres'
import { getParametres } from '@/lib/referentiel/parametre/queries'
import { exporterChoix, type ChoixTermine } from '../../regles/export'
import { affecterSemestre } from '@/lib/referentiel/interne/commands'
import { estAppele, surnombreDe } from '@/lib/referentiel/interne/situation-choix'
import { lireClassements } from '../appariement/queries'
import { avancerChoix } from '../commands'
import { lireInternesPhase } from '../figement/queries'
import { suivrePublication } from '../liste/commands'
import { findListe, lirePostesListe, type ListeChoix } from '../liste/queries'
import { noticeResultat } from '../notices'
import type { Choix } from '../policy'
import { PHASES_APPELEES, type Cible } from '../schema'
import { figesDe, lireLignes, type LigneLue } from './queries'

/**
 * Publishes both copies of the result, writes each affectation as a semester under way, and tells everyone called.
 * @throws as `applyTransition`
 */
export async function publierChoix(acteur: Acteur, { id, version }: Cible): Promise<Succes> {
  await avancerChoix(acteur, {
    action: 'publier',
    id,
    version,
    before: async (tx, choix) => {
      const lignes = await lireLignes(tx, choix)
      await affecter(tx, choix, lignes)
      await mettreEnFile(
        tx,
        lignes.filter((l) => l.place !== null).map((l) => noticeResultat(choix, l.destinataire, l.pseudonyme, l.poste, l.moities)),
      )
      const { publique, commission } = exporterChoix(await rassembler(tx, choix, lignes))
      const nom = `choix-${choix.semestreCode}-${choix.phase.toLowerCase()}`
      return {
        publiqueId: await conserver(tx, acteur, `${nom}.json`, publique),
        commissionId: await conserver(tx, acteur, `${nom}-commission.json`, commission),
      }
    },
    within: (tx, choix) => suivrePublication(tx, acteur, choix),
  })
  return { redirect: `/stages/choix/${id}?fait=publier` }
}

const conserver = async (tx: Tx, acteur: Acteur, nom: string, texte: string): Promise<string> =>
  (await conserverFichier(tx, acteur, { nom, type: 'application/json', octets: new TextEncoder().encode(texte) })).id

async function rassembler(tx: Tx, choix: Choix, lignes: readonly LigneLue[]): Promise<ChoixTermine> {
  const { semestreCode, phase } = choix
  const liste = await findListe(tx, choix)
  if (!liste) throw new IntrouvableError()
  const [internes, postes, autresListes, parametres] = [
    new Map((await lireInternesPhase(tx, semestreCode, phase)).map((i) => [i.id, i])),
    await lirePostesListe(tx, liste.id, phase),
    await compterAutres(tx, choix, liste),
    await getParametres(OFFRE, tx),
  ]
  const pseudonymes = new Map(lignes.map((l) => [l.interneId, l.pseudonyme]))
  const classements = choix.mode === 'APPARIEMENT' ? await lireClassements(tx, choix.id) : null
  const appel = lignes.filter((l) => l.place !== null)
  return {
    semestre: semestreCode,
    phase,
    graine: choix.graine,
    postes,
    // A person placed by article 44 after the list was published took no place from it.
    fleches: lignes.filter((l) => l.situation === 'HORS_CHOIX' && l.placeLe && l.placeLe <= liste.publieeLe).map((l) => l.pseudonyme),
    autresListes,
    classements:
      classements && new Map([...classements].map(([p, niveaux]) => [p, niveaux.map((n) => n.flatMap((i) => pseudonymes.get(i) ?? []))])),
    regle: {
      tauxPourCent: parametres['offre.taux_pour_cent'],
      exceptionSeuil: parametres['offre.exception_seuil'],
      exceptionExcedent: parametres['offre.exception_excedent'],
    },
    appel: appel.map((ligne) => {
      const interne = internes.get(ligne.interneId)
      if (!interne) throw new IntrouvableError()
      return {
        interne: { ...interne, pseudonyme: ligne.pseudonyme, situation: ligne.situation, anciennete: ligne.anciennete },
        eligibles: interne.eligibles,
        figes: figesDe(choix, ligne),
        posteId: ligne.posteId,
      }
    }),
  }
}

/** R-STG-8 is computed over every call list of the semester. */
async function compterAutres(tx: Tx, { semestreCode, phase }: Choix, liste: ListeChoix): Promise<ChoixTermine['autresListes']> {
  let [internes, postes] = [0, 0]
  for (const autre of PHASES_APPELEES.filter((p) => p !== phase)) {
    const lus = await lireInternesPhase(tx, semestreCode, autre)
    internes += lus.filter((i) => estAppele(i.situation) && surnombreDe(i.situation) === null).length
    postes += (await lirePostesListe(tx, liste.id, autre)).reduce((somme, p) => somme + p.capacite, 0)
  }
  return { internes, postes }
}

/** Each post obtained becomes a semester of the path, under way. */
const affecter = (tx: Tx, choix: Choix, lignes: readonly LigneLue[]): Promise<void> =>
  affecterSemestre(
    tx,
    choix,
    lignes.flatMap((l) => (l.affectation ? [{ interneId: l.interneId, ...l.affectation }] : [])),
  )
