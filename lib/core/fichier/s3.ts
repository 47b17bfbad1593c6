import { S3Error, S3mini, S3ServiceError } from 's3mini'
import type { ReglagesS3 } from '../reglages.ts'

// Shorter than a transaction may last: when the bytes do not get through, the act can still be refused.
const DELAI_MS = 10_000

/** The bucket is the first part of the path: every service supports it, whatever its names and certificates. */
export const clientS3 = ({ adresse, region, bucket, cle, secret }: ReglagesS3): S3mini =>
  new S3mini({
    endpoint: `${adresse}/${bucket}`,
    region,
    accessKeyId: cle,
    secretAccessKey: secret,
    requestAbortTimeout: DELAI_MS,
  })

/** Status and code of a failed request, never its body, which may quote keys: « 403 AccessDenied ». */
export function causeS3(erreur: unknown): string {
  if (erreur instanceof S3ServiceError) return [erreur.status, erreur.serviceCode].filter(Boolean).join(' ')
  if (erreur instanceof S3Error) return erreur.code ?? 'réseau'
  return erreur instanceof Error && erreur.name === 'TimeoutError' ? 'délai dépassé' : 'réseau'
}

/** Tried once when the portal starts. Returns one French sentence on what is wrong with these settings, or null. */
export async function essayerS3(s3: ReglagesS3): Promise<string | null> {
  try {
    if (await clientS3(s3).listObjectsPaged('/', '', 1)) return null
    return `Le compartiment ${s3.bucket} n’existe pas à l’adresse ${s3.adresse} : corrigez S3_BUCKET ou S3_ADRESSE.`
  } catch (erreur) {
    const cause = causeS3(erreur)
    if (/^40[013]/.test(cause))
      return `Le stockage S3 refuse l’accès au compartiment ${s3.bucket} (${cause}) : vérifiez S3_CLE, S3_SECRET, S3_REGION et les droits de cette clé.`
    return `Le stockage S3 ne répond pas à l’adresse ${s3.adresse} (${cause}) : vérifiez S3_ADRESSE et que ce service est ouvert.`
  }
}
