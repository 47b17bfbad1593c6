/** Makes the verifier's two samples again, a choice in turn and a matching: `npm run verifier:exemple`. */
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { emettreRecu } from '../../lib/stages/regles/recu'
import { exporterChoix } from '../../lib/stages/regles/export'
import { consolidationExemple } from './consolidation'
import { departementExemple } from './departement'
import { conclure, conclureAppariement } from './derouler'

const DOSSIER = path.resolve(import.meta.dirname, '../../verificateur/exemple')

/** Name and text of each file of the samples. */
export function exemple(): Record<string, string> {
  const choix = conclure(departementExemple())
  const { publique, commission } = exporterChoix(choix)
  const premier = choix.appel.find((l) => l.posteId !== null && l.figes.voeux[0] !== l.posteId)
  if (!premier) throw new Error('no person of the sample missed a first wish')
  const { departement, classements } = consolidationExemple()
  const apparie = exporterChoix(conclureAppariement(departement, classements))
  return {
    'choix.json': publique,
    'choix-commission.json': commission,
    'recu.json': `${emettreRecu(premier.figes).texte}\n`,
    'appariement.json': apparie.publique,
    'appariement-commission.json': apparie.commission,
  }
}

if (process.argv[1] === import.meta.filename)
  for (const [nom, texte] of Object.entries(exemple())) writeFileSync(path.join(DOSSIER, nom), texte)
