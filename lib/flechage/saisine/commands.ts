import 'server-only'
import type { Acteur } from '@/lib/core/auth/acteur'
import type { Succes } from '@/lib/core/requete/action'
import { mettreEnFile } from '@/lib/core/courriel/courriel'
import { transaction, type Tx } from '@/lib/core/donnees/db'
import type { Document } from '@/lib/core/pdf/document'
import { IntrouvableError, refus, RefusError } from '@/lib/core/workflow/erreurs'
import { conserverFichier } from '@/lib/core/fichier/fichier'
import { maintenant } from '@/lib/core/temps/horloge'
import { rendrePdf } from '@/lib/core/pdf/rendre'
import { listTitulaires } from '@/lib/referentiel/identite/titulaire/queries'
import { avancer } from '../commands'
import { numeroDe } from '../notices'
import type { Dossier } from '../policy'
import { refusMotifsSaisine } from './guards'
import { bordereauSaisine, decisionNonSaisie, lettreSaisine, noticeArs, noticeNonSaisie, noticeSaisine } from './notices'
import type { Lot, SaisineSaisie } from './schema'

/** The UFR refers one request to the ARS, or decides not to. @throws as `avancer`, RefusError R-FLE-5.1, R-GEN-5 without reasons */
export async function statuerSaisine(acteur: Acteur, { id, version, choix, motifs, qualite }: SaisineSaisie): Promise<Succes> {
  const saisir = choix === 'SAISIR'
  await transaction(async (tx) => {
    const dossier = saisir
      ? await saisirUn(tx, acteur, { id, version, motifs, qualite })
      : await ecarter(tx, acteur, { id, version, motifs, qualite })
    if (saisir)
      await mettreEnFile(
        tx,
        (await listTitulaires(tx, 'ARS')).map((t) => noticeArs(t, [dossier])),
      )
  })
  return { redirect: `/flechage/${id}?fait=${saisir ? 'saisirArs' : 'nePasSaisir'}` }
}

/** Refers several requests together, all or none: one letter for each and one that lists them. @throws as `avancer` */
export async function saisirEnLot(acteur: Acteur, { dossiers, qualite }: Lot): Promise<Succes> {
  const [premiere] = dossiers
  if (!premiere)
    throw new RefusError(refus('R-FLE-5.1', 'Cochez au moins une demande à transmettre.'), {
      dossiers: 'Cochez au moins une demande à transmettre.',
    })
  if (new Set(dossiers.map((d) => d.id)).size !== dossiers.length)
    throw new RefusError(refus('R-FLE-5.1', 'Une demande est cochée deux fois. Rechargez la page.'))
  await transaction(async (tx) => {
    const saisis: [Dossier, ...Dossier[]] = [await saisirUn(tx, acteur, { ...premiere, motifs: '', qualite })]
    for (const cible of dossiers.slice(1)) saisis.push(await saisirUn(tx, acteur, { ...cible, motifs: '', qualite }))
    const bordereauId = await ranger(tx, acteur, 'saisine-bordereau.pdf', bordereauSaisine(saisis, { ...acteur, qualite }, maintenant()))
    await tx.saisine.updateMany({ where: { flechageId: { in: saisis.map((d) => d.id) } }, data: { bordereauId } })
    await mettreEnFile(
      tx,
      (await listTitulaires(tx, 'ARS')).map((t) => noticeArs(t, saisis)),
    )
  })
  return { redirect: `/flechage/saisines?fait=${dossiers.length}` }
}

type Cible = Readonly<{ id: string; version: number; motifs: string; qualite: string }>

const exigerMotifs = (saisir: boolean, motifs: string) => async (_tx: Tx, dossier: Dossier) => {
  const manque = refusMotifsSaisine(dossier.statut, saisir, motifs)
  if (manque) throw new RefusError(manque, { motifs: manque.message })
}

const saisirUn = (tx: Tx, acteur: Acteur, { id, version, motifs, qualite }: Cible): Promise<Dossier> =>
  avancer(
    acteur,
    {
      action: 'saisirArs',
      id,
      version,
      // Reasons for a referral prepare the decision, so they are in the letter and not in the journal, which the interne reads
      // (R-GEN-10).
      before: exigerMotifs(true, motifs),
      within: async (t, dossier) => {
        const le = maintenant()
        const lettreId = await ranger(
          t,
          acteur,
          `saisine-${numeroDe(dossier)}.pdf`,
          lettreSaisine(dossier, motifs, { ...acteur, qualite }, le),
        )
        await t.saisine.create({
          data: { flechageId: id, saisie: true, motifs: motifs || null, signataireId: personneDe(acteur), signeeLe: le, lettreId },
        })
        await mettreEnFile(t, [noticeSaisine(dossier)])
      },
    },
    tx,
  )

const ecarter = (tx: Tx, acteur: Acteur, { id, version, motifs, qualite }: Cible): Promise<Dossier> =>
  avancer(
    acteur,
    {
      action: 'nePasSaisir',
      id,
      version,
      motif: motifs,
      before: exigerMotifs(false, motifs),
      within: async (t, dossier) => {
        const le = maintenant()
        const lettreId = await ranger(
          t,
          acteur,
          `non-saisine-${numeroDe(dossier)}.pdf`,
          decisionNonSaisie(dossier, motifs, { ...acteur, qualite }, le),
        )
        await t.saisine.create({
          data: { flechageId: id, saisie: false, motifs, signataireId: personneDe(acteur), signeeLe: le, lettreId },
        })
        await mettreEnFile(t, [noticeNonSaisie(dossier, lettreId)])
      },
    },
    tx,
  )

function personneDe(acteur: Acteur): string {
  if (!acteur.personneId) throw new IntrouvableError()
  return acteur.personneId
}

async function ranger(tx: Tx, acteur: Acteur, nom: string, document: Document): Promise<string> {
  return (await conserverFichier(tx, acteur, { nom, octets: await rendrePdf(document) })).id
}
