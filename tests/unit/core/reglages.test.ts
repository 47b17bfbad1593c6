import { describe, expect, test } from 'vitest'
import { lireReglages } from '@/lib/core/reglages'

const BASE = { DATABASE_URL: 'postgresql://127.0.0.1/portail' }
const S3 = {
  S3_ADRESSE: 'https://s3.exemple.fr/',
  S3_REGION: 'fr-par',
  S3_BUCKET: 'fichiers-portail',
  S3_CLE: 'SCWIDENTIFIANT',
  S3_SECRET: 'b1c2/d3+e4=',
}

describe('settings of the storage of files', () => {
  test('without any S3 setting, files stay on the disk', () => {
    expect(lireReglages(BASE).S3).toBeNull()
    expect(lireReglages({ ...BASE, S3_ADRESSE: '' }).S3).toBeNull()
  })

  test('the five S3 settings name a bucket', () => {
    expect(lireReglages({ ...BASE, ...S3 }).S3).toEqual({
      adresse: 'https://s3.exemple.fr',
      region: 'fr-par',
      bucket: 'fichiers-portail',
      cle: 'SCWIDENTIFIANT',
      secret: 'b1c2/d3+e4=',
    })
  })

  test.each(Object.keys(S3))('when only %s is missing, the error names it and files do not go to the disk', (cle) => {
    expect(() => lireReglages({ ...BASE, ...S3, [cle]: undefined })).toThrow(`Le réglage ${cle} manque : les réglages S3_ADRESSE`)
  })

  test.each([
    ['S3_ADRESSE', 'https://cle:secret@s3.exemple.fr', 'écrivez l’adresse seule'],
    ['S3_ADRESSE', 'https://s3.exemple.fr/fichiers', 'écrivez l’adresse seule'],
    ['S3_ADRESSE', 's3.maison.fr', 'écrivez l’adresse seule'],
    ['S3_REGION', 'Paris !', 'écrivez un nom de région comme fr-par'],
    ['S3_BUCKET', 'Fichiers', 'écrivez le nom du compartiment'],
    ['S3_CLE', 'deux mots', 'recopiez l’identifiant de la clé, sans espace'],
    ['S3_SECRET', 'deux mots', 'recopiez le secret de la clé, sans espace'],
  ])('%s = %j is refused in one sentence that does not show the value', (cle, valeur, phrase) => {
    const lire = () => lireReglages({ ...BASE, ...S3, [cle]: valeur })
    expect(lire).toThrow(`Le réglage ${cle} n’est pas valable : ${phrase}`)
    expect(lire).not.toThrow(valeur)
  })

  test('all mistakes are reported together', () => {
    expect(() => lireReglages({ S3_BUCKET: 'Non' })).toThrow(/DATABASE_URL manque[^]*S3_ADRESSE manque[^]*S3_BUCKET n’est pas valable/)
  })
})
