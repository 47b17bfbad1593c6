/** Makes the verifier's sample again: `npm run verifier:exemple`. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { emettreRecu } from '../../lib/referentiel/stage/choix/recu'
import { exporterChoix } from '../../lib/referentiel/stage/choix/export'
import { departementExemple } from './departement'
import { conclure } from './derouler'

const DOSSIER = path.resolve(import.meta.dirname, '../../verificateur/exemple')

/** Name and text of each file of the sample. */
export function exemple(): Record<string, string> {
  const choix = conclure(departementExemple())
  const { publique, commission } = exporterChoix(choix)
  const premier = choix.appel.find((l) => l.posteId !== null && l.figes.voeux[0] !== l.posteId)
  if (!premier) throw new Error('nobody in the sample missed a first wish')
  return { 'choix.json': publique, 'choix-commission.json': commission, 'recu.json': `${emettreRecu(premier.figes).texte}\n` }
}

if (process.argv[1] === import.meta.filename)
  for (const [nom, texte] of Object.entries(exemple())) writeFileSync(path.join(DOSSIER, nom), texte)
