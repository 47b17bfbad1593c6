import { describe, expect, it } from 'vitest'
import { db } from '@/lib/core/donnees/db'
import { deroulerBloc } from '@/lib/stages/choix/appel/commands'
import { listAppels } from '@/lib/stages/choix/appel/queries'
import { lirePostesListe } from '@/lib/stages/choix/liste/queries'
import { publierChoix } from '@/lib/stages/choix/publication/commands'
import { getMonAppel } from '@/lib/stages/choix/queries'
import { unTerrain } from '../../../factories/referentiel/terrain'
import { alors, cible, jusquAppel, publierListe, terminer, uneScene, type Scene } from './scene'

/** One post of the scene becomes a coupled stage in two places, and the list is published again. */
async function coupler(s: Scene) {
  const second = await unTerrain({ intitule: 'Maternité', mode: 'HOSPITALIER', categories: ['SFE'] })
  await db.poste.update({
    where: { id: s.postes[0] },
    data: { categorie: 'SFE', secondTerrainId: second.id, premiereMoitie: 'SANTE_ENFANT' },
  })
  return { second, listeId: await publierListe(s.semestreCode) }
}

const derouler = async (s: Scene): Promise<void> => {
  await jusquAppel(s)
  await alors(async () => deroulerBloc(s.gestionnaire, { ...(await cible(s)), taille: 10 }))
  await terminer(s)
  await alors(async () => publierChoix(s.gestionnaire, await cible(s)))
}

describe('R-DES-2: a coupled stage obtained', () => {
  it('is written with both places as the list published them, and the mail gives the days of each half', async () => {
    const s = await uneScene([{ parcours: ['N1', 'URGENCES', 'POLYVALENTE'], voeux: [0] }, { voeux: [1] }])
    const { second, listeId } = await coupler(s)
    const [poste] = (await lirePostesListe(db, listeId, 'APPROFONDISSEMENT')).filter((p) => p.id === s.postes[0])
    expect(poste?.libelle).toContain('(3 mois, santé de l’enfant), puis Maternité')
    await jusquAppel(s)
    // Once the choice runs on its list, later changes of the post change no choice.
    await db.poste.update({ where: { id: s.postes[0] }, data: { secondTerrainId: null, premiereMoitie: null } })
    await alors(async () => deroulerBloc(s.gestionnaire, { ...(await cible(s)), taille: 10 }))
    await terminer(s)
    await alors(async () => publierChoix(s.gestionnaire, await cible(s)))
    const [un, autre] = s.internes
    const ou = (interneId: string) => ({ interneId_semestreCode: { interneId, semestreCode: s.semestreCode } })
    expect(await db.semestreInterne.findUnique({ where: ou(un?.interneId as string) })).toMatchObject({
      categorie: 'SFE',
      secondTerrainId: second.id,
      premiereMoitie: 'SANTE_ENFANT',
      situation: 'EN_COURS',
    })
    expect(await db.semestreInterne.findUnique({ where: ou(autre?.interneId as string) })).toMatchObject({
      categorie: 'LIBRE',
      secondTerrainId: null,
    })
    const mails = await db.courriel.findMany({ where: { objetType: 'choix', objetId: s.choixId, sujet: { startsWith: 'Résultat' } } })
    const [couple] = mails.filter((m) => m.texte.includes('Maternité'))
    expect(couple?.texte).toMatch(/Du .* 2 mai 2027 au .* 1er août 2027, santé de l’enfant : /)
    expect(couple?.texte).toMatch(/Du .* 2 août 2027 au .* 1er novembre 2027, santé de la femme : Maternité/)
    expect(mails.filter((m) => m.texte.includes('santé de l’enfant'))).toHaveLength(1)
    if (un) expect((await getMonAppel(un, s.choixId))?.poste).toContain('puis Maternité')
    expect((await listAppels(s.gestionnaire, s.choixId)).map((a) => a.poste?.includes('puis Maternité'))).toContain(true)
  })

  it('R-DES-2: someone who owes three months of santé de l’enfant may obtain the coupled stage again', async () => {
    const demi = { categorie: 'SFE', situation: 'NON_VALIDE', cause: 'INTERRUPTION', moitieValidee: 'SANTE_FEMME' } as const
    const s = await uneScene([{ parcours: ['N1', 'URGENCES', 'POLYVALENTE', demi], voeux: [0] }])
    await coupler(s)
    await derouler(s)
    const interneId = s.internes[0]?.interneId as string
    expect(await db.semestreInterne.count({ where: { interneId, semestreCode: s.semestreCode, categorie: 'SFE' } })).toBe(1)
  })
})
