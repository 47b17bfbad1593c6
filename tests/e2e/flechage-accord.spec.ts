import { connexion, test } from './fixtures'
import { refuserLePapier } from './plis'

test('a paper agreement that is no document is refused, and what was typed stays', async ({ page }) => {
  await connexion(page, 'Clara Vasseur')
  await refuserLePapier(page)
})
