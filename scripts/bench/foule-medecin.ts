// The acts of a doctor facing the crowd, with the portal's commands and the works of their browser: imported once the database
// is open.
import pg from 'pg'
import { ouvrir, ouvrirEnLot, sceller, type Paire } from '../../lib/core/coffre/chiffrement'
import { liberer } from '../../lib/core/coffre/chiffrement'
import { chargerActeur } from '../../lib/core/auth/session'
import { db as departement } from '../../lib/core/donnees/db'
import { normaliserPhrase } from '../../lib/soutien/cle/phrase'
import type { Trousseau } from '../../lib/soutien/cle/schema'
import { db } from '../../lib/soutien/db'
import { repondre } from '../../lib/soutien/demande/commands'
import { PHRASE } from '../../lib/soutien/demonstration/schema'
import { exigerMembre } from '../../lib/soutien/queries'
import { lireTableau } from '../../lib/soutien/tableau/queries'
import { debuterSignalements, ecarterSignalements, numeroterSignalements } from '../../lib/soutien/tiers/commands'
import { debuter, ecarterEnNombre, ecrireEnNombre, numeroter } from '../../lib/soutien/tri/commands'
import { filtrer } from '../../lib/soutien/tri/filtre'
import { grouper, type Groupe } from '../../lib/soutien/tri/ressemblance'
import { LOT, LOT_MOTS, type DebutLu, type DebutScelle, type Foule } from '../../lib/soutien/tri/schema'
import { VRAI } from './foule-envois'

async function unMedecin() {
  const personne = await departement.personne.findFirstOrThrow({ where: { nom: 'Bertin', persona: { not: null } }, select: { id: true } })
  const acteur = await chargerActeur(personne.id)
  if (!acteur) throw new Error('no such doctor')
  const { coffre } = await db().membre.findFirstOrThrow({ where: { personneId: personne.id }, select: { coffre: true } })
  const { privee } = await liberer<Trousseau>(coffre ?? '', normaliserPhrase(PHRASE))
  return { acteur, privee }
}

const lots = <T>(liste: readonly T[], taille: number): T[][] =>
  Array.from({ length: Math.ceil(liste.length / taille) }, (_, n) => liste.slice(n * taille, (n + 1) * taille))

async function chronometrer<T>(travail: () => Promise<T>): Promise<[number, T]> {
  const debut = performance.now()
  const resultat = await travail()
  return [(performance.now() - debut) / 1000, resultat]
}

/** SQL statements of a doctor's whole board. */
export async function compter(): Promise<number> {
  const { acteur } = await unMedecin()
  const moi = await exigerMembre(acteur)
  await lireTableau(moi, undefined, 1)
  const prototype = pg.Client.prototype as unknown as Record<'query', (...args: unknown[]) => unknown>
  const vraie = prototype.query
  let nombre = 0
  prototype.query = function (...args) {
    nombre++
    return vraie.apply(this, args)
  }
  try {
    await lireTableau(moi, undefined, 1)
  } finally {
    prototype.query = vraie
  }
  return nombre
}

type Vraie = Readonly<{ jeton: string; cle: Paire }>

const ecrire = (etape: string, secondes: number, reste: Record<string, unknown> = {}) => ({
  étape: etape,
  secondes: +secondes.toFixed(1),
  ...reste,
})
const rangDe = (groupes: readonly Groupe[]): number => 1 + groupes.findIndex((g) => g.some((d) => d.texte === VRAI))
const voisins = (groupes: readonly Groupe[]): number => groupes[rangDe(groupes) - 1]?.length ?? 0

/** From the crowd to the true request: reading, grouping, searching, one message to all of them, destroying. */
export async function trouver(vraie: Vraie): Promise<void> {
  const { acteur, privee } = await unMedecin()
  const etapes: ReturnType<typeof ecrire>[] = []
  const foule = (await numeroter(acteur, { urgent: false })).answer as Foule
  let octets = 0
  const [recevoir, scelles] = await chronometrer(async () => {
    const recus: DebutScelle[] = []
    for (const ids of lots(foule.ids, LOT)) recus.push(...((await debuter(acteur, { ids })).answer as DebutScelle[]))
    octets = JSON.stringify(recus).length
    return recus
  })
  etapes.push(ecrire(`recevoir ${scelles.length} débuts chiffrés`, recevoir, { détail: `${Math.round(octets / 1e6)} Mo` }))
  const [dechiffrer, contenus] = await chronometrer(async () => {
    const ouverts: (readonly unknown[] | null)[] = []
    for (const lot of lots(scelles, LOT)) ouverts.push(...(await ouvrirEnLot(lot, [privee])))
    return ouverts
  })
  etapes.push(ecrire('les déchiffrer', dechiffrer, { détail: `${((1000 * dechiffrer) / scelles.length).toFixed(2)} ms chacun` }))
  const enClair = (revenues: readonly string[]): DebutLu[] =>
    scelles.map((s, rang) => {
      const texte = (contenus[rang]?.[0] as { texte?: string } | undefined)?.texte ?? 'Illisible'
      return { ...s, texte, apart: false, revenue: revenues.includes(s.id) }
    })
  const [trier, groupes] = await chronometrer(() => Promise.resolve(grouper(enClair([]))))
  etapes.push(
    ecrire('les mettre ensemble', trier, {
      détail: `${groupes.length} débuts différents`,
      rang: rangDe(groupes),
      ensemble: voisins(groupes),
    }),
  )
  const cherches = filtrer(groupes, { mot: 'cheffe', jour: '', sorte: 'TOUTES' })
  etapes.push(
    ecrire('chercher « cheffe »', 0, { détail: `${cherches.length} trouvée`, rang: rangDe(cherches), ensemble: voisins(cherches) }),
  )

  const [mot] = await chronometrer(async () => {
    for (const lot of lots(scelles, LOT_MOTS)) {
      const mots = await Promise.all(
        lot.map(async ({ id, clePublique }) => ({
          id,
          contenu: await sceller({ texte: 'Répondez d’un mot.', signature: '' }, [clePublique ?? '']),
        })),
      )
      await ecrireEnNombre(acteur, { mots })
    }
  })
  etapes.push(ecrire('envoyer un mot à toutes', mot))
  const { answer } = await repondre({
    jeton: vraie.jeton,
    contenu: await sceller({ texte: 'Oui, c’est moi.', signature: '' }, [vraie.cle.publique]),
  })
  const recu = (answer as { pieces: { contenu: string }[] }).pieces.at(-2)?.contenu ?? ''
  if ((await ouvrir<{ texte: string }>(recu, vraie.cle.privee)).texte !== 'Répondez d’un mot.') throw new Error('the word was not received')
  const [relire, apres] = await chronometrer(async () =>
    grouper(enClair(((await numeroter(acteur, { urgent: false })).answer as Foule).revenues)),
  )
  etapes.push(ecrire('après sa réponse', relire, { rang: rangDe(apres), ensemble: voisins(apres) }))

  const faux = scelles.flatMap((s, rang) => ((contenus[rang]?.[0] as { texte?: string } | undefined)?.texte === VRAI ? [] : [s.id]))
  const [detruire] = await chronometrer(async () => {
    for (const ids of lots(faux, LOT)) await ecarterEnNombre(acteur, { ids })
  })
  const { ids: restent } = (await numeroter(acteur, { urgent: false })).answer as Foule
  etapes.push(ecrire(`détruire ${faux.length}`, detruire, { détail: `${restent.length} reste` }))

  const signaux = (await numeroterSignalements(acteur)).answer as Foule
  const [lire] = await chronometrer(async () => {
    for (const ids of lots(signaux.ids, LOT))
      await ouvrirEnLot((await debuterSignalements(acteur, { ids })).answer as DebutScelle[], [privee])
  })
  const [ecarter] = await chronometrer(async () => {
    for (const ids of lots(signaux.ids, LOT)) await ecarterSignalements(acteur, { ids })
  })
  etapes.push(ecrire(`lire ${signaux.ids.length} signalements`, lire), ecrire('les détruire', ecarter))
  console.table(etapes)
}
