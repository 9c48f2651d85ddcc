import { describe, expect, it } from 'vitest'
import { soft404 } from './soft-404.ts'

const page = (title: string, headings: string[] = [], wordCount = 40) => ({ title, headings, wordCount })

describe('titles that say as a whole, or in one part, that nothing was found', () => {
  it.each([
    '404',
    '404 | Example',
    'Error 404 (Not Found)!!1',
    '404 - Page Not Found',
    '404: Page not found',
    'Page not found – The Example Journal',
    'Page Not Found | Example',
    'Example » Page not found',
    'Example: Page not found',
    'HTTP 404 Not Found',
    'Oops! That page can’t be found.',
    "Sorry, this page isn't available",
    "The page you were looking for doesn't exist (404)",
    'The page you requested could not be found',
    'Page no longer available',
    'This page could not be found',
    'Nothing found - Example',
    'File not found',
    'We can’t find the page you’re looking for',
    'Seite nicht gefunden – Beispiel',
    'Fehler 404 - Seite nicht gefunden',
    'Die angeforderte Seite wurde nicht gefunden',
    'Diese Seite existiert nicht mehr',
    'Page introuvable | Exemple',
    'Erreur 404 : page non trouvée',
    'Cette page n’existe pas',
    'Página no encontrada - Ejemplo',
    'La página que buscas no existe',
    'Error 404: no se ha encontrado la página',
    'Pagina non trovata',
    'Errore 404 - La pagina richiesta non esiste',
    'Página não encontrada',
    'Pagina niet gevonden',
    'Deze pagina bestaat niet',
    'Nie znaleziono strony',
    'Strona nie została znaleziona',
    'Страница не найдена',
    'Ошибка 404. Такой страницы не существует',
    'Сторінку не знайдено',
    'Stránka nenalezena',
    'Sidan kunde inte hittas',
    'Siden blev ikke fundet',
    'Siden finnes ikke',
    'Sivua ei löytynyt',
    'Sayfa bulunamadı',
    'SAYFA BULUNAMADI',
    'Pagina nu a fost găsită',
    'A keresett oldal nem található',
    'Η σελίδα δεν βρέθηκε',
    'ページが見つかりません',
    'お探しのページは見つかりませんでした',
    '页面不存在',
    '抱歉，您访问的页面不存在',
    '找不到頁面',
    '페이지를 찾을 수 없습니다',
    'الصفحة غير موجودة',
    'הדף לא נמצא',
    'Halaman tidak ditemukan',
    'Không tìm thấy trang',
  ])('%s', (title) => {
    expect(soft404(page(title))).toBe(title)
    expect(soft404(page('Example', [title]))).toBe(title)
  })
})

describe('titles that only speak about it', () => {
  it.each([
    'How to design a 404 page',
    'What "page not found" means and how to fix it',
    'The 20 best 404 pages',
    'Fixing 404 errors in WordPress',
    'Seite nicht gefunden: so bauen Sie gute 404-Seiten',
    'Peugeot 404 Cabriolet',
    'Lost and found',
    'Products',
    'The page',
    'Sorry',
    'Error',
    'Links',
    'Available resources',
    'Room 404 at the Example Hotel',
    '',
  ])('%s', (title) => expect(soft404(page(title))).toBeNull())
})

it('a page with much to say is an article about it', () => {
  expect(soft404(page('Page not found', ['Page not found'], 300))).toBeNull()
  expect(soft404(page('Page not found', [], 299))).toBe('Page not found')
})
