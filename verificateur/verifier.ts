// `node verificateur/verifier.ts [--recu recu.json] [choix.json …]`; without a file, the two samples. Exits with 0 when all
// properties hold, 1 when one fails, 2 when a file cannot be read.
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { FichierIllisible, lireFichier, lireRecu, type Fichier } from './fichier.ts'
import { verifierChoix } from './proprietes.ts'
import { confronter } from './recus.ts'

const MONTRES = 10
const exemple = (nom: string): string => path.join(import.meta.dirname, 'exemple', nom)
/** A choice in turn, then a matching. The hosts' rankings are in the commission's copy alone. */
const EXEMPLES = ['choix.json', 'appariement.json', 'appariement-commission.json'].map(exemple)

function lire(chemin: string): string {
  try {
    return readFileSync(chemin, 'utf8')
  } catch {
    throw new FichierIllisible(`Le fichier ${chemin} ne peut pas être ouvert.`)
  }
}

/** Prints the verdicts. True when every property holds. */
function juger(chemin: string, fichier: Fichier): boolean {
  const copie = fichier.copie === 'PUBLIQUE' ? 'copie publique' : 'copie de la commission'
  const genre = fichier.mode === 'APPARIEMENT' ? 'Appariement (consolidation)' : 'Choix par ordre d’appel'
  console.log(
    `${chemin}\n${genre} : ${fichier.appel.length} personnes, ${fichier.postes.length} postes, semestre ${fichier.semestre}, ${copie}.\n`,
  )
  const verdicts = verifierChoix(fichier)
  for (const { code, regle, titre, manquements, remarque } of verdicts) {
    console.log(`${code}  ${manquements.length === 0 ? 'tient   ' : 'NON TENU'}  ${titre} (${regle})`)
    for (const m of manquements.slice(0, MONTRES)) console.log(`    ${m.pseudonyme ?? 'toute la liste'} | ${m.regle} | ${m.phrase}`)
    if (manquements.length > MONTRES) console.log(`    … et ${manquements.length - MONTRES} autres.`)
    if (remarque) console.log(`    ${remarque}`)
  }
  const tenues = verdicts.filter((v) => v.manquements.length === 0).length
  console.log(`\n${tenues} propriétés tenues sur ${verdicts.length}.`)
  return tenues === verdicts.length
}

function executer(): number {
  const { values, positionals } = parseArgs({ options: { recu: { type: 'string' } }, allowPositionals: true })
  const exemples = positionals.length === 0 && values.recu === undefined
  // The receipt of the sample belongs to its first file.
  const chemins = exemples ? EXEMPLES : positionals.length > 0 ? positionals : EXEMPLES.slice(0, 1)
  let tout = true
  for (const [i, chemin] of chemins.entries()) {
    if (i > 0) console.log('\n---\n')
    const fichier = lireFichier(lire(chemin))
    if (!juger(path.relative('', chemin), fichier)) tout = false
    if (values.recu === undefined) continue
    const { tient, phrase } = confronter(lireRecu(lire(values.recu)), fichier)
    console.log(phrase)
    tout &&= tient
  }
  if (exemples && tout) console.log('\nLes deux exemples tiennent : un choix par ordre d’appel, et un appariement sous ses deux copies.')
  return tout ? 0 : 1
}

try {
  process.exitCode = executer()
} catch (erreur) {
  if (!(erreur instanceof FichierIllisible) && !(erreur instanceof TypeError && 'code' in erreur)) throw erreur
  console.error(erreur.message)
  process.exitCode = 2
}
