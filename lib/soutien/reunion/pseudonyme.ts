const FLEURS =
  'Achillée Ancolie Anémone Angélique Armoise Arnica Aster Aubépine Bleuet Bourrache Bruyère Camomille Campanule Capucine Cardamine Centaurée Clématite Colchique Coquelicot Cosmos Crocus Cyclamen Dahlia Digitale Églantine Ficaire Fuchsia Genêt Gentiane Géranium Giroflée Glaïeul Glycine Hellébore Hortensia Iris Jacinthe Jasmin Jonquille Lavande Lilas Lin Liseron Lupin Mauve Mélisse Menthe Mimosa Muguet Myosotis Narcisse Nénuphar Œillet Orchidée Pavot Pensée Pervenche Pivoine Primevère Renoncule Sauge Tulipe Valériane Violette'.split(
    ' ',
  )

/**
 * The name of a follow-up at the meeting of one month. It is computed from the private key of the file, so its two doctors find the
 * same name, no other member and not even the portal can compute it, and two months cannot be linked. `mois`: 2026-11.
 */
export async function pseudonyme(privee: string, mois: string): Promise<string> {
  const encodeur = new TextEncoder()
  const cle = await crypto.subtle.importKey('raw', encodeur.encode(privee), { name: 'HMAC', hash: 'SHA-256' }, false, ['sign'])
  const tirage = new DataView(await crypto.subtle.sign('HMAC', cle, encodeur.encode(`reunion ${mois}`)))
  return `${FLEURS[tirage.getUint32(0) % FLEURS.length]} ${10 + (tirage.getUint32(4) % 90)}`
}
