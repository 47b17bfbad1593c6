import { describe, expect, it } from 'vitest'
import { enOctets } from '@/lib/core/coffre/base64'
import { secretsDe, nouveauxMots } from '@/lib/core/coffre/mots'
import { corps } from '@/lib/core/pdf/document'
import { attester } from '@/lib/soutien/attestation/commands'
import { attestation } from '@/lib/soutien/attestation/notices'
import { db } from '@/lib/soutien/db'
import { effacerDemande } from '@/lib/soutien/demande/commands'
import { lireRetour } from '@/lib/soutien/demande/queries'
import { clore } from '@/lib/soutien/suivi/commands'
import { unCas, unMembre } from '@/tests/factories/soutien/soutien'

describe('R-SOU-22: the certificate of presence', () => {
  it('gives the day, the hours and the two names, without the reason or the place', () => {
    const document = attestation(
      { jour: 'mardi 3 novembre 2026', de: '14 h 00', a: '15 h 00', enVisio: false, medecins: ['Dr A', 'Dr B'] },
      'x',
    )
    const mots = JSON.stringify([document, corps(document)]).replaceAll('\u00A0', ' ')
    expect(mots).toContain('avoir reçu la personne nommée ci-dessous, le mardi 3 novembre 2026, de 14 h 00 à 15 h 00.')
    expect(mots).not.toMatch(/soutien|cellule|aide|demande de la|département|DUMG|marguerite|portail|psy|santé/i)
    // Hours and names are not cut at the end of a line.
    expect(JSON.stringify(document.blocs)).toContain('14\u00A0h\u00A000')
  })

  it('is a PDF once an interview was held; « Aucun entretien n’est noté » before', async () => {
    const [un, deux] = [await unMembre(), await unMembre()]
    const cas = await unCas(
      [
        { membre: un, usage: 'BINOME' },
        { membre: deux, usage: 'BINOME' },
      ],
      { statut: 'REALISE' },
    )
    const refus = { refus: { regle: 'R-SOU-22', message: expect.stringContaining('Aucun entretien n’est noté') as string } }
    await expect(attester({ jeton: cas.jeton })).rejects.toMatchObject(refus)
    const heures = { debut: new Date('2026-11-03T13:00:00Z'), fin: new Date('2026-11-03T14:00:00Z') }
    await db().creneau.create({
      data: {
        ...heures,
        mode: 'LIEU',
        lieu: 'Maison de santé',
        statut: 'TENU',
        casId: cas.id,
        medecins: { create: [un, deux].map((m) => ({ membreId: m.qui.membreId, ...heures })) },
      },
    })
    const octets = enOctets((await attester({ jeton: cas.jeton })).answer as string)
    expect(Buffer.from(octets.subarray(0, 5)).toString()).toBe('%PDF-')
    // The file names neither the case nor the portal, whose logo would have a text alternative.
    expect(Buffer.from(octets).toString('latin1')).not.toMatch(new RegExp(`${cas.id}|Marguerite`, 'i'))
    // After the end of the follow-up the person still gets it; once the case is erased, the hour has no person.
    await clore(un.acteur, { id: cas.id, version: 0 })
    expect((await lireRetour(cas.id)).recue).toBe(true)
    await expect(attester({ jeton: cas.jeton })).resolves.toMatchObject({ answer: expect.any(String) as string })
    await effacerDemande({ jeton: cas.jeton })
    expect(await db().creneau.findMany({ where: { medecins: { some: { membreId: un.qui.membreId } } } })).toMatchObject([{ casId: null }])
    const { jeton } = await secretsDe(nouveauxMots())
    await expect(attester({ jeton })).rejects.toMatchObject({ refus: { regle: 'RECU' } })
  })
})
