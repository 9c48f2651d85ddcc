import { tellTime, type Scope } from '../../values/scope.server.ts'
import { claimLooks, type ClaimedLook } from './claim-looks.server.ts'
import { judgeTruth } from './judgement.ts'
import { lookAtClaims, type Ask } from './look.server.ts'
import { settleLook } from './settle-look.server.ts'

const AT_ONCE = 8

/**
 * Looks again at the reasons of the steps that leave soon: outside of any transaction, some time before they are due. A look that
 * dies is made again; a message does not leave before there is one. @returns how many
 */
export async function checkTruthDue(
  scope: Scope,
  {
    workerId,
    ask,
    tell = () => tellTime(scope.db),
  }: { workerId: string; ask: Ask; tell?: () => Pick<Scope, 'now' | 'tempo'> },
): Promise<number> {
  const looks = claimLooks(scope, { workerId, atMost: AT_ONCE })
  await Promise.all(looks.map((look) => checkOne(scope, look, { workerId, ask, tell })))
  return looks.length
}

async function checkOne(
  scope: Scope,
  look: ClaimedLook,
  { workerId, ask, tell }: { workerId: string; ask: Ask; tell: () => Pick<Scope, 'now' | 'tempo'> },
): Promise<void> {
  const { seen, asked } = await lookAtClaims(look.claims, ask, () => tell().now)
  const truth = judgeTruth(look.claims, seen)
  settleLook({ ...scope, ...tell() }, { look, workerId, truth, asked, link: seen.link })
}
