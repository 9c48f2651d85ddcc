/** Hosts at which anybody can have an address: such an address names no site. */
const PROVIDERS = new Set(
  (
    'gmail.com googlemail.com outlook.com hotmail.com hotmail.co.uk hotmail.fr hotmail.de live.com live.co.uk msn.com ' +
    'yahoo.com yahoo.co.uk yahoo.fr yahoo.de yahoo.es yahoo.it yahoo.co.in ymail.com rocketmail.com aol.com icloud.com ' +
    'me.com mac.com proton.me protonmail.com pm.me gmx.com gmx.de gmx.net gmx.at gmx.ch web.de t-online.de freenet.de ' +
    'mail.com mail.ru yandex.ru yandex.com bk.ru list.ru inbox.ru fastmail.com fastmail.fm hey.com zoho.com ' +
    'tutanota.com tuta.io orange.fr wanadoo.fr free.fr laposte.net sfr.fr libero.it virgilio.it alice.it tiscali.it ' +
    'btinternet.com sky.com virginmedia.com ntlworld.com comcast.net verizon.net att.net sbcglobal.net bellsouth.net ' +
    'cox.net charter.net rogers.com shaw.ca sympatico.ca bigpond.com optusnet.com.au qq.com 163.com 126.com sina.com ' +
    'naver.com daum.net hanmail.net wp.pl onet.pl o2.pl interia.pl seznam.cz centrum.cz uol.com.br bol.com.br terra.com.br'
  ).split(' '),
)

export function isMailProvider(domain: string): boolean {
  return PROVIDERS.has(domain)
}
