/** January to December, full and short, in the forms that stand in dates. */
export const MONTHS: readonly (readonly string[])[] = [
  'january jan januar jänner janvier janv enero ene gennaio gen janeiro januari stycznia styczeń tammikuuta tammikuu ledna leden января ocak січня január',
  'february feb februar février févr fév febrero febbraio fevereiro fev februari lutego luty helmikuuta helmikuu února únor февраля şubat лютого február',
  'march mar märz maerz mrz mars marzo março maart mrt marts marca marzec maaliskuuta maaliskuu března březen марта mart березня március',
  'april apr avril avr abril abr aprile kwietnia kwiecień huhtikuuta huhtikuu dubna duben апреля nisan квітня április',
  'may mai mayo maggio mag maio mei maj maja toukokuuta toukokuu května květen мая mayıs травня május',
  'june jun juni juin junio giugno giu junho czerwca czerwiec kesäkuuta kesäkuu června červen июня haziran червня június',
  'july jul juli juillet juil julio luglio lug julho lipca lipiec heinäkuuta heinäkuu července červenec июля temmuz липня július',
  'august aug août aout agosto ago augustus augusti sierpnia sierpień elokuuta elokuu srpna srpen августа ağustos серпня augusztus',
  'september sept sep septembre septiembre settembre set setembro września wrzesień syyskuuta syyskuu září сентября eylül вересня szeptember',
  'october oct oktober okt octobre octubre ottobre ott outubro out października październik lokakuuta lokakuu října říjen октября ekim жовтня október',
  'november nov novembre noviembre novembro listopada listopad marraskuuta marraskuu listopadu ноября kasım листопада',
  'december dec dezember dez décembre déc diciembre dic dicembre dezembro desember des grudnia grudzień joulukuuta joulukuu prosince prosinec декабря aralık грудня',
].map((names) => names.split(' '))
