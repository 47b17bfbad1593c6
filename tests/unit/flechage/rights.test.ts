import { expect, it } from 'vitest'
import { Role, StatutFlechage } from '@/generated/prisma/enums'
import { acteurPur, acteurSystemePur, examenOuvert, PENDANT, PERSONNES, unDossierLu } from '../../factories/flechage/dossier-lu'
import type { Acteur } from '@/lib/core/auth/acteur'
import { check } from '@/lib/core/workflow/workflow'
import { workflow, type ActionFlechage } from '@/lib/flechage/workflow'

/** Every role alone, on a person without a tie to the dossier; then every tie, with every role that could act. */
const ACTEURS: [string, Acteur][] = [
  ['le portail', acteurSystemePur],
  ['demandeur', acteurPur(PERSONNES.demandeur, 'INTERNE')],
  ...Object.values(Role).map((role): [string, Acteur] => [`étranger ${role}`, acteurPur(PERSONNES.autre, role)]),
  ['préside la séance', acteurPur(PERSONNES.president, 'ENSEIGNANT')],
  ['vice-préside la séance', acteurPur(PERSONNES.vicePresident, 'ENSEIGNANT')],
  ...(['msu', 'tuteur', 'directeurThese', 'proche', 'signataire', 'deporte'] as const).map((lien): [string, Acteur] => [
    `${lien} avec tous les rôles`,
    acteurPur(PERSONNES[lien], ...Object.values(Role)),
  ]),
  ['demandeur avec tous les rôles', acteurPur(PERSONNES.demandeur, ...Object.values(Role))],
]

/** Actions allowed by policy and state, whatever the guards. */
function permises(acteur: Acteur, statut: StatutFlechage): ActionFlechage[] {
  const dossier = unDossierLu(statut, { examen: examenOuvert() })
  return (Object.keys(workflow.transitions) as ActionFlechage[]).filter((action) => {
    const verdict = check(workflow, action, acteur, dossier, PENDANT)
    return verdict.ok || verdict.cause === 'refus'
  })
}

it('the rights match the reviewed table of who may do what in which state', async () => {
  const lignes = ACTEURS.map(([nom, acteur]) => {
    const droits = Object.values(StatutFlechage).flatMap((statut) => {
      const actions = permises(acteur, statut)
      return actions.length > 0 ? [`  ${statut.padEnd(16)} ${actions.join(' ')}`] : []
    })
    return [nom, ...(droits.length > 0 ? droits : ['  rien'])].join('\n')
  })
  await expect(`${lignes.join('\n\n')}\n`).toMatchFileSnapshot('rights.reviewed.txt')
})
