import 'server-only'
import path from 'node:path'
import { Worker, type WorkerOptions } from 'node:worker_threads'
import { refus, type Refus } from '../workflow/erreurs'
import type { Defaut, Inspection } from './inspection-pdf'

const DELAI_MS = 30_000
const ILLISIBLE: Inspection = { pages: 0, defauts: ['ILLISIBLE'] }

const PHRASES: Readonly<Record<Defaut, Refus>> = {
  ILLISIBLE: refus(
    'FICHIER-ILLISIBLE',
    'Ce PDF est abîmé ou illisible. Ouvrez-le sur votre ordinateur, enregistrez-le de nouveau en PDF, puis déposez cette copie.',
  ),
  CHIFFRE: refus(
    'FICHIER-PROTEGE',
    'Ce PDF est protégé par un mot de passe ou des restrictions. Enregistrez-en une copie sans protection, puis déposez-la.',
  ),
  SCRIPT: refus(
    'FICHIER-SCRIPT',
    'Ce PDF contient un programme, que le portail ne peut pas accepter. Imprimez-le dans un nouveau PDF, puis déposez cette copie.',
  ),
  LANCEMENT: refus(
    'FICHIER-LANCEMENT',
    'Ce PDF peut ouvrir un autre document ou envoyer des données, ce que le portail ne peut pas accepter. Imprimez-le dans un nouveau PDF, puis déposez cette copie.',
  ),
  PIECES: refus('FICHIER-PIECES', 'Ce PDF contient d’autres fichiers joints. Retirez-les ou déposez-les séparément, puis recommencez.'),
}

const ORDRE: readonly Defaut[] = ['CHIFFRE', 'ILLISIBLE', 'SCRIPT', 'LANCEMENT', 'PIECES']

/** Why a PDF is refused, or nothing. `pagesMax` counts pages of the whole file. */
export async function refusPdf(octets: Uint8Array, pagesMax?: number): Promise<Refus | undefined> {
  const { pages, defauts } = await inspecterPdf(octets)
  const defaut = ORDRE.find((d) => defauts.includes(d))
  if (defaut) return PHRASES[defaut]
  if (pages === 0) return PHRASES.ILLISIBLE
  if (pagesMax && pages > pagesMax)
    return refus(
      'FICHIER-PAGES',
      `Ce document a ${pages} pages ; il peut en avoir ${pagesMax} au plus. Raccourcissez-le, puis déposez-le de nouveau.`,
    )
}

let places = 2
const file: (() => void)[] = []

/** Two at a time, in the order of arrival, so that many uploads at once do not exhaust the machine. */
async function inspecterPdf(octets: Uint8Array): Promise<Inspection> {
  if (places > 0) places -= 1
  else await new Promise<void>((resolve) => file.push(resolve))
  try {
    return await inspecterAPart(octets)
  } finally {
    const suivant = file.shift()
    if (suivant) suivant()
    else places += 1
  }
}

/** Number of pages and faults of a PDF; a PDF that takes more than 30 seconds counts as unreadable. */
async function inspecterAPart(octets: Uint8Array): Promise<Inspection> {
  const fichier = path.join(process.cwd(), 'lib/core/fichier/inspection-pdf.ts')
  const options: WorkerOptions = { workerData: octets, execArgv: [], env: {}, resourceLimits: { maxOldGenerationSizeMb: 512 } }
  // Written so that the bundler leaves it alone: the thread runs the source file, in tests as in production.
  const ouvrier: Worker = Reflect.construct(Worker, [fichier, options])
  try {
    return await new Promise<Inspection>((resolve, reject) => {
      const delai = setTimeout(() => resolve(ILLISIBLE), DELAI_MS)
      ouvrier.once('message', (inspection: Inspection) => resolve(inspection))
      // A file that exhausts its thread counts as unreadable; a thread that could not start is our own failure.
      ouvrier.once('error', (erreur: NodeJS.ErrnoException) =>
        erreur.code === 'ERR_WORKER_OUT_OF_MEMORY' ? resolve(ILLISIBLE) : reject(erreur),
      )
      ouvrier.once('exit', () => {
        clearTimeout(delai)
        resolve(ILLISIBLE)
      })
    })
  } finally {
    await ouvrier.terminate()
  }
}
