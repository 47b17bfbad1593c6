import 'server-only'
import sharp from 'sharp'
import { refus, RefusError } from '../workflow/erreurs'

/** Longest side of a stored picture, in pixels: sharp on a laptop, light on a phone. */
export const COTE_MAX = 1600

/** Pixels of a received picture at most: more than phones take today, but not a decompression bomb. */
const PIXELS_MAX = 60_000_000

const ILLISIBLE =
  'Cette image est abîmée ou trop grande pour être lue. Ouvrez-la sur votre appareil, enregistrez-la de nouveau, puis choisissez-la.'

/**
 * A picture drawn again from its pixels: upright, within `COTE_MAX`, a JPEG. Nothing else of the file is kept, in particular
 * neither the place nor the device. `octets` are a PNG or a JPEG, as `verifierFichier` checks.
 * @throws RefusError FICHIER-ILLISIBLE
 */
export async function redessiner(octets: Uint8Array, champ: string): Promise<Uint8Array> {
  try {
    return await sharp(octets, { limitInputPixels: PIXELS_MAX })
      .autoOrient()
      .resize({ width: COTE_MAX, height: COTE_MAX, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#fff' })
      .jpeg({ quality: 80, mozjpeg: true })
      .toBuffer()
  } catch {
    throw new RefusError(refus('FICHIER-ILLISIBLE', ILLISIBLE), { [champ]: ILLISIBLE })
  }
}

/** Side of a stored portrait, in pixels. */
export const COTE_PORTRAIT = 240

/**
 * A portrait cut from the middle of a received PNG or JPEG: square, upright, a JPEG, and nothing else of the file. `octets`
 * are those received: their format is checked here.
 * @throws RefusError FICHIER-TYPE, FICHIER-ILLISIBLE
 */
export async function redessinerPortrait(octets: Uint8Array, champ: string): Promise<Uint8Array> {
  const image = sharp(octets, { limitInputPixels: PIXELS_MAX })
  const { format } = await image.metadata().catch(() => ({ format: undefined }))
  if (format !== 'jpeg' && format !== 'png') {
    const phrase = 'Ce format n’est pas accepté ici. Choisissez une photo PNG ou JPEG.'
    throw new RefusError(refus('FICHIER-TYPE', phrase), { [champ]: phrase })
  }
  try {
    return await image
      .autoOrient()
      .resize({ width: COTE_PORTRAIT, height: COTE_PORTRAIT, fit: 'cover' })
      .flatten({ background: '#fff' })
      .jpeg({ quality: 82, mozjpeg: true })
      .toBuffer()
  } catch {
    throw new RefusError(refus('FICHIER-ILLISIBLE', ILLISIBLE), { [champ]: ILLISIBLE })
  }
}
