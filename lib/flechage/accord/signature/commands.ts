import 'server-only'
import type { Succes } from '@/lib/core/requete/action'
import { empreinteTexte } from '@/lib/core/donnees/canonique'
import { mettreEnFile } from '@/lib/core/courriel/courriel'
import { transaction, type Tx } from '@/lib/core/donnees/db'
import { adresseDistante, compterEssai, type Limite } from '@/lib/core/requete/debit'
import { ConflitError, exiger, IntrouvableError, refus, RefusError } from '@/lib/core/workflow/erreurs'
import { maintenant } from '@/lib/core/temps/horloge'
import { empreinteJeton } from '@/lib/core/auth/jeton'
import { acteurSysteme } from '@/lib/core/tache/tache'
import { avancerAccord, creerDemande } from '../commands'
import { refusReponse } from '../guards'
import { empreinteTermes, noticeConfie, noticeDelegation, noticeRefus, noticeSigne, texteSigne } from '../notices'
import type { Intervenant } from '../policy'
import { findAccord, objetDe, type Acces, type AccordLu } from '../queries'
import { DELEGATIONS_MAX, MESSAGE_LIEN_INCONNU, type Delegation, type RefusHote, type Signature } from '../schema'

const PAR_LIEN: Limite = { nom: 'accord-lien', points: 20, secondes: 15 * 60 }
const PAR_ADRESSE: Limite = { nom: 'accord-adresse', points: 60, secondes: 15 * 60 }

async function compter(acces: Acces): Promise<void> {
  await compterEssai(PAR_ADRESSE, await adresseDistante())
  await compterEssai(PAR_LIEN, 'jeton' in acces ? empreinteJeton(acces.jeton) : acces.accordId)
}

async function trouver(tx: Tx, acces: Acces): Promise<AccordLu> {
  const accord = await findAccord(tx, acces)
  if (accord) return accord
  throw 'jeton' in acces ? new RefusError(refus('R-FLE-3', MESSAGE_LIEN_INCONNU)) : new IntrouvableError()
}

/** @throws RefusError R-FLE-3 with the sentence that says why it can no longer be answered */
const exigerOuvert = (accord: AccordLu): void => exiger(refusReponse(accord, maintenant()))

const retour = (acces: Acces, fait: string): Succes => ({
  redirect: 'jeton' in acces ? `/accord/${acces.jeton}?fait=${fait}` : `/flechage/accords/${acces.accordId}?fait=${fait}`,
})
const intervenant = (acces: Acces): Intervenant =>
  'acteur' in acces ? { acteur: acces.acteur } : { acteur: acteurSysteme(), lien: empreinteJeton(acces.jeton) }
const interneDe = ({ flechage }: AccordLu) => ({
  courriel: flechage.interne.personne.courriel,
  nom: `${flechage.interne.personne.prenom} ${flechage.interne.personne.nom}`,
})

/**
 * Signs: keeps the exact text, its digest and the instant. A second signature changes nothing and gets the same answer.
 * @throws RefusError R-FLE-3, DEBIT; ConflitError; IntrouvableError for an account that is not the signatory's
 */
export async function signerAccord(acces: Acces, { nom, titre, vu }: Signature): Promise<Succes> {
  await compter(acces)
  await transaction(async (tx) => {
    const accord = await trouver(tx, acces)
    if (accord.statut === 'SIGNE') return
    exigerOuvert(accord)
    if (vu !== empreinteTermes(objetDe(accord), accord.qualite))
      throw new RefusError(
        refus(
          'R-FLE-3',
          'Le texte de l’accord a changé depuis que vous avez ouvert cette page. Rechargez-la et relisez-le avant de signer.',
        ),
      )
    const objet = objetDe(accord)
    try {
      await avancerAccord(tx, intervenant(acces), accord, {
        action: 'signerAccord',
        motif: nom,
        before: async () => {
          const contenu = texteSigne(objet, { nom, titre, qualite: accord.qualite }, maintenant())
          return { nom, titre, contenu, empreinte: empreinteTexte(contenu), reponduLe: maintenant() }
        },
        within: (t) => mettreEnFile(t, [noticeSigne(interneDe(accord), objet, nom)]),
      })
    } catch (erreur) {
      // Another click signed it meanwhile: the answer is the same.
      if (erreur instanceof ConflitError && (await findAccord(tx, acces))?.statut === 'SIGNE') return
      throw erreur
    }
  })
  return retour(acces, 'signer')
}

/** Refuses, with a reason the interne reads. @throws as `signerAccord` */
export async function refuserAccord(acces: Acces, { motif }: RefusHote): Promise<Succes> {
  await compter(acces)
  await transaction(async (tx) => {
    const accord = await trouver(tx, acces)
    exigerOuvert(accord)
    await avancerAccord(tx, intervenant(acces), accord, {
      action: 'refuserAccord',
      before: async () => ({ motifRefus: motif, reponduLe: maintenant() }),
      within: (t, row) => mettreEnFile(t, [noticeRefus(interneDe(row), objetDe(row), row.nom)]),
    })
  })
  return retour(acces, 'refuser')
}

/** Passes the answer on to a named person: this link stops working, and they get their own. @throws as `signerAccord` */
export async function deleguerAccord(acces: Acces, { nom, courriel, titre }: Delegation): Promise<Succes> {
  await compter(acces)
  await transaction(async (tx) => {
    const accord = await trouver(tx, acces)
    exigerOuvert(accord)
    await refuserDelegue(tx, accord, courriel)
    const delegue = { nom, courriel, titre, qualite: accord.qualite }
    await avancerAccord(tx, intervenant(acces), accord, {
      action: 'deleguerAccord',
      motif: `${accord.nom} → ${nom}`,
      before: async () => ({ reponduLe: maintenant() }),
      within: async (t, row) => {
        const { jeton, expireLe, objet } = await creerDemande(t, row.flechage.id, delegue, row.id)
        await mettreEnFile(t, [
          noticeDelegation(delegue, objet, jeton, expireLe, row.nom),
          noticeConfie(interneDe(row), objet, row.nom, nom),
        ])
      },
    })
  })
  return retour(acces, 'deleguer')
}

async function refuserDelegue(tx: Tx, accord: AccordLu, courriel: string): Promise<void> {
  const refuser = (message: string): never => {
    throw new RefusError(refus('R-FLE-3', message), { courriel: message })
  }
  if (courriel === accord.courriel) refuser('C’est votre propre adresse : donnez celle de la personne qui répondra à votre place.')
  if (courriel === accord.flechage.interne.personne.courriel) refuser('L’interne ne peut pas signer pour le terrain qui l’accueille.')
  const memes = await tx.accord.findMany({
    where: { flechageId: accord.flechage.id },
    select: { qualite: true, statut: true, courriel: true },
  })
  if (memes.some((a) => a.qualite !== accord.qualite && a.courriel === courriel && (a.statut === 'DEMANDE' || a.statut === 'SIGNE')))
    refuser('Cette personne est déjà l’autre signataire : deux personnes différentes doivent répondre.')
  if (memes.filter((a) => a.qualite === accord.qualite && a.statut === 'DELEGUE').length >= DELEGATIONS_MAX)
    refuser('Cet accord a déjà changé de mains trop souvent : répondez vous-même, ou refusez en disant à qui l’interne doit s’adresser.')
}
