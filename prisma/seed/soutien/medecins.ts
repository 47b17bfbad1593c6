import { enfermer, nouvellePaire, type Paire } from '@/lib/core/coffre/chiffrement'
import { nouveauxMots, secretsDe } from '@/lib/core/coffre/mots'
import { db as departement } from '@/lib/core/donnees/db'
import { db } from '@/lib/soutien/db'
import { normaliserPhrase } from '@/lib/soutien/cle/phrase'
import { PHRASE } from '@/lib/soutien/demonstration/schema'
import type { MembreActif } from '@/lib/soutien/policy'
import { MEDECINS, type CleMedecin } from '../departement/cellule'

export type Medecin = Readonly<{ cle: CleMedecin; qui: MembreActif; publique: string }>

const PRESENTATIONS: Readonly<Record<CleMedecin, string>> = {
  bertin: 'Généraliste en ville, trente ans de consultations. Je préfère écouter longtemps et conseiller peu.',
  hurel: 'Je coordonne la cellule. Ancien chef de clinique, je n’enseigne plus et n’évalue personne.',
  delorme: 'Généraliste et addictologue. Rien de ce que vous direz ne m’étonnera.',
  corre: 'Médecin du travail pendant dix ans, généraliste depuis.',
  pujol: 'Généraliste remplaçante : je connais les stages d’aujourd’hui, les bons et les autres.',
  meziane: 'Généraliste à la campagne. On peut aussi se parler le soir, en visio.',
}

/** The six doctors, each with a key made as by their browser. The accounts exist already. */
export async function nommerMedecins(): Promise<ReadonlyMap<CleMedecin, Medecin>> {
  const comptes = await departement.personne.findMany({
    where: { nom: { in: MEDECINS.map((m) => m.nom) }, nominations: { some: { role: { in: ['CELLULE_MED', 'CELLULE_COORD'] } } } },
    select: { id: true, nom: true },
  })
  const medecins = await Promise.all(
    MEDECINS.map(async ({ cle, prenom, nom, roles }) => {
      const personneId = comptes.find((c) => c.nom === nom)?.id
      if (!personneId) throw new Error(`${nom} has no account`)
      const coordination = roles[0] === 'CELLULE_COORD'
      const qui = { genre: 'MEMBRE', nom: `Dr ${prenom} ${nom}`, coordination } as const
      return { cle, personneId, qui, paire: await nouvellePaire() }
    }),
  )
  const lignes = await Promise.all(
    medecins.map(async ({ cle, personneId, qui, paire }) => ({
      personneId,
      nom: qui.nom,
      presentation: PRESENTATIONS[cle],
      statut: 'ACTIF' as const,
      coordination: qui.coordination,
      clePublique: paire.publique,
      ...(await coffresDe(paire)),
    })),
  )
  const ecrits = await db().membre.createManyAndReturn({ data: lignes, select: { id: true, personneId: true } })
  const idDe = new Map(ecrits.map((m) => [m.personneId, m.id]))
  const premier = idDe.get(medecins.find((m) => m.qui.coordination)?.personneId ?? '')
  await db().membre.updateMany({ where: { id: { not: premier } }, data: { confirmePar: premier } })
  return new Map(
    medecins.map((m) => [
      m.cle,
      { cle: m.cle, publique: m.paire.publique, qui: { ...m.qui, membreId: idDe.get(m.personneId) ?? '' } satisfies MembreActif },
    ]),
  )
}

/** The phrase is printed on the page that asks for it, so a slow derivation would protect nothing. */
async function coffresDe({ privee }: Paire): Promise<{ coffre: string; coffreSecours: string }> {
  const { secret } = await secretsDe(nouveauxMots())
  return {
    coffre: await enfermer({ privee }, normaliserPhrase(PHRASE), 'SECRET'),
    coffreSecours: await enfermer({ privee }, secret, 'SECRET'),
  }
}
