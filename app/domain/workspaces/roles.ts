import type { Role } from '#db/vocabulary.ts'

/** True for those who may change what holds for the whole team: its name, its people, the global stop. */
export function mayManage(role: Role): boolean {
  return role === 'owner' || role === 'manager'
}
