import { db } from '@/lib/core/donnees/db'
import { ajouterJours, aujourdhui, isoJour } from '@/lib/core/temps/horloge'
import type { Acteur } from '@/lib/core/auth/acteur'
import { ouvrirCampagne } from '@/lib/stages/campagne/commands'
import { nouvelleCampagneSchema } from '@/lib/stages/campagne/schema'
import { unActeur } from '../core/acteur'
import { unSemestre } from '../referentiel/semestre'

export type CampagnePostesFabriquee = Readonly<{ id: string; semestreCode: string; gestionnaire: Acteur }>

/** A campaign of posts just opened: every terrain that exists is asked, with ten days to answer. */
export async function uneCampagnePostes({
  semestreCode,
  gestionnaire,
}: { semestreCode?: string; gestionnaire?: Acteur } = {}): Promise<CampagnePostesFabriquee> {
  const acteur = gestionnaire ?? (await unActeur('GESTIONNAIRE'))
  const { code } = await unSemestre(semestreCode)
  await ouvrirCampagne(acteur, nouvelleCampagneSchema.parse({ semestreCode: code, reponsesAvant: isoJour(ajouterJours(aujourdhui(), 10)) }))
  const { id } = await db.campagnePostes.findUniqueOrThrow({ where: { semestreCode: code } })
  return { id, semestreCode: code, gestionnaire: acteur }
}

/** The link in the latest mail that asks a terrain for its places. */
export async function lienCapacite(campagneId: string, terrainId: string): Promise<string> {
  const { id } = await db.demandeCapacite.findUniqueOrThrow({ where: { campagneId_terrainId: { campagneId, terrainId } } })
  const mail = await db.courriel.findFirstOrThrow({ where: { objetType: 'demande_capacite', objetId: id }, orderBy: { creeLe: 'desc' } })
  return /\/capacite\/([\w-]+)/.exec(mail.texte)?.[1] ?? ''
}
