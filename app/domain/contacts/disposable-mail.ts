/** Providers of addresses that are thrown away after use. */
const HOSTS = new Set(
  `mailinator.com guerrillamail.com guerrillamail.net guerrillamail.org guerrillamail.de guerrillamailblock.com sharklasers.com grr.la 10minutemail.com 10minutemail.net 20minutemail.com temp-mail.org tempmail.com tempmail.net tempmailo.com tempail.com tempr.email temp-mail.io
  yopmail.com yopmail.fr yopmail.net trashmail.com trashmail.de trashmail.net wegwerfmail.de wegwerfmail.net wegwerfmail.org einrot.com spambog.com spamgourmet.com mytrashmail.com throwawaymail.com getnada.com nada.email dispostable.com maildrop.cc mailnesia.com mailcatch.com mintemail.com
  fakeinbox.com mohmal.com moakt.com emailondeck.com discard.email discardmail.com discardmail.de mailnull.com jetable.org jetable.fr.nf mail-temporaire.fr spam4.me getairmail.com burnermail.io inboxkitten.com minuteinbox.com luxusmail.org harakirimail.com tmpmail.org tmpmail.net 1secmail.com 1secmail.net 1secmail.org
  byom.de cock.li mailsac.com anonaddy.me crazymailing.com dropmail.me emailfake.com generator.email tempinbox.com instant-mail.de muellmail.com sofort-mail.de zehnminutenmail.de`.split(
    /\s+/,
  ),
)

export function isDisposable(domain: string): boolean {
  return HOSTS.has(domain.toLowerCase())
}
