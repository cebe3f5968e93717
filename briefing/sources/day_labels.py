"""Knows what stands before a printed day: that something was published then, or changed."""

import re
from typing import Final

_LINKED: Final = (
    r"(?: (?:on|at|am|le|el|il|em|op|den|la|dne|dňa|pe|στις|في|ב|vào|pada)-?)?\s*[:：]?\s*"
)

PUBLISHED: Final = re.compile(
    r"(?:(?:submitted|posted|published|written) by [^\d\n,|]{1,40}(?= on\b)|"
    r"(?:first |originally )?(?:published|posted|issued|released)|date|dateline|"
    r"yayın(?:lanma)?(?: tarihi)?|giriş(?: tarihi)?|oluşturma|tarih|"
    r"veröffentlicht|erschienen|stand|datum|publié|paru|date de publication|publicado|fecha|"
    r"pubblicato|geplaatst|gepubliceerd|publicerad|publisert|udgivet|julkaistu|"
    r"opublikowano|опубликовано|дата(?: публикации)?|опубліковано|публикувана?о?|"
    r"publikováno|zveřejněno|publikované|zverejnené|megjelent|közzétéve|publicat|objavljeno|"
    r"objavljen|δημοσιεύ(?:θηκε|τηκε)|δημοσίευση|"
    r"(?:تاريخ )?(?:نُشر|نشر|النشر|انتشار)|تاریخ انتشار|פורסם|תאריך(?: פרסום)?|"
    r"diterbitkan|dipublikasikan|(?:ngày )?đăng|xuất bản|"
    r"发布(?:时间|日期|于)?|发表(?:时间|于)?|發布(?:時間|日期|於)?|公開日?|掲載日?|配信日?|"
    r"입력|등록|게시|승인)" + _LINKED,
    re.IGNORECASE,
)
CHANGED: Final = re.compile(
    r"(?:(?:last |most recently )?(?:updated|modified|edited|revised)|"
    r"(?:son )?güncelle(?:me|ndi)(?: tarihi)?|(?:zuletzt )?(?:aktualisiert|geändert)|"
    r"mis à jour|modifié|actualizado|aggiornato|"
    r"atualizado|bijgewerkt|uppdaterad|oppdatert|opdateret|päivitetty|обновлено|оновлено|"
    r"обновена|aktualizováno|aktualizované|zaktualizowano|aktualizacja|frissítve|actualizat|"
    r"ažurirano|ενημερώθηκε|(?:آخر )?تحديث|تم التحديث|עודכן|עדכון אחרון|"
    r"diperbarui|cập nhật(?: lần cuối)?|更新(?:时间|日期|于|日|時間)?|수정|최종수정)" + _LINKED,
    re.IGNORECASE,
)
