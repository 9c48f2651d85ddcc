/** Hosts where anybody has an address: the domain says nothing about an organisation. */
const HOSTS = new Set(
  `gmail.com googlemail.com outlook.com outlook.de outlook.fr outlook.es hotmail.com hotmail.co.uk hotmail.de hotmail.fr hotmail.it hotmail.es live.com live.co.uk live.de live.fr live.nl live.it msn.com passport.com
  yahoo.com yahoo.co.uk yahoo.de yahoo.fr yahoo.es yahoo.it yahoo.ca yahoo.com.br yahoo.co.in yahoo.co.jp yahoo.com.au ymail.com rocketmail.com myyahoo.com aol.com aol.de aim.com
  icloud.com me.com mac.com proton.me protonmail.com protonmail.ch pm.me tutanota.com tutanota.de tuta.io tuta.com fastmail.com fastmail.fm hey.com mail.com email.com usa.com zoho.com zohomail.com zohomail.eu mailbox.org posteo.de posteo.net duck.com hushmail.com runbox.com
  gmx.de gmx.net gmx.at gmx.ch gmx.com gmx.co.uk web.de t-online.de freenet.de arcor.de 1und1.de online.de kabelmail.de vodafone.de
  orange.fr wanadoo.fr free.fr laposte.net sfr.fr neuf.fr bbox.fr numericable.fr bluewin.ch sunrise.ch hispeed.ch chello.at aon.at skynet.be telenet.be proximus.be
  libero.it virgilio.it tiscali.it alice.it tin.it fastwebnet.it tim.it inwind.it poste.it telefonica.net terra.es sapo.pt
  btinternet.com btopenworld.com sky.com talktalk.net virginmedia.com ntlworld.com blueyonder.co.uk tiscali.co.uk plus.net eircom.net
  ziggo.nl kpnmail.nl kpnplanet.nl planet.nl home.nl xs4all.nl hetnet.nl casema.nl upcmail.nl telia.com comhem.se bredband.net spray.se online.no broadpark.no mail.dk tdcadsl.dk stofanet.dk kolumbus.fi elisanet.fi luukku.com suomi24.fi
  wp.pl o2.pl onet.pl onet.eu op.pl interia.pl interia.eu poczta.onet.pl tlen.pl gazeta.pl seznam.cz email.cz centrum.cz post.cz volny.cz azet.sk zoznam.sk centrum.sk freemail.hu citromail.hu abv.bg mail.bg ukr.net i.ua meta.ua
  mail.ru inbox.ru list.ru bk.ru yandex.ru yandex.com ya.ru rambler.ru qq.com foxmail.com 163.com 126.com yeah.net sina.com sohu.com 139.com naver.com daum.net hanmail.net nate.com docomo.ne.jp ezweb.ne.jp softbank.ne.jp i.softbank.jp nifty.com rediffmail.com
  comcast.net verizon.net att.net sbcglobal.net bellsouth.net cox.net charter.net earthlink.net juno.com optonline.net frontier.com windstream.net roadrunner.com rr.com shaw.ca rogers.com sympatico.ca telus.net bigpond.com bigpond.net.au optusnet.com.au tpg.com.au iinet.net.au xtra.co.nz
  uol.com.br bol.com.br terra.com.br ig.com.br globo.com hotmail.com.br hotmail.com.ar`.split(/\s+/),
)

export function isFreeMail(domain: string): boolean {
  return HOSTS.has(domain.toLowerCase())
}
