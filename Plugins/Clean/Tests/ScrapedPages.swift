/// Pages as scrapers save them, the lines of the article marked with `+`.
enum ScrapedPages {
  static let all = arabic + english + european + eastern

  private static let arabic = [
    """
    الرئيسية / أخبار / اقتصاد
    + افتتاح سوق السمك الجديد في المدينة القديمة
    الأحد 3 مايو 2019 - 10:20
    كتب: نادر الساحلي
    فيسبوك تويتر واتساب طباعة
    + افتتحت البلدية سوق السمك الجديد صباح اليوم بعد عامين من العمل.
    اقرأ أيضا: أسعار السمك تنخفض قبل العيد
    + وقال رئيس البلدية إن السوق يتسع لمئة بائع.
    إعلان
    + وكان السوق القديم قد أغلق بعد حريق شب فيه قبل ثلاثة أعوام.
    المصدر: وكالة البحر
    كلمات دلالية: سمك سوق بلدية ميناء صيد بحر مدينة قديمة ترميم افتتاح رئيس البلدية سوق السمك الجديد باعة أسعار رخص مجلس المدينة حريق السوق القديم إطفاء شارع المرفأ مقهى البحارة جمعية الصيادين قوارب شباك موسم الصيد الشتوي رخص الصيد
    مقالات ذات صلة
    ميناء الصيد يستقبل سفينة جديدة
    خطة لإنارة الكورنيش القديم
    جميع الحقوق محفوظة لجريدة الساحل 2019
    """,
    """
    أنت هنا: الرئيسية
    + أمطار غزيرة على الساحل
    تاريخ النشر: 3/5/2019
    عدد المشاهدات: ٥٣٢
    + هطلت أمطار غزيرة على مدن الساحل منذ الفجر، وأغلقت ثلاث مدارس أبوابها.
    مصدر الصورة: وكالة البحر
    + وتوقعت الأرصاد أن يستمر المطر حتى مساء الغد.
    اقرأ أيضاً:
    كيف تستعد المدن للأمطار؟
    الأرصاد تحذر من رياح شديدة
    + وطلبت البلدية من السكان عدم الاقتراب من الوادي.
    تابعونا على فيسبوك وتويتر
    لمتابعة آخر الأخبار حملوا تطبيق الساحل
    التعليقات (2)
    سمير: شكرا لكم.
    ليلى: الشارع أمام بيتنا مغلق.
    """,
    """
    + المكتبة العامة تستعيد مخطوطا نادرا
    بقلم نادر الساحلي
    آخر تحديث: ١٤:٢٥ ، ٣ مايو ٢٠١٩
    + استعادت المكتبة العامة مخطوطا فقدته قبل ستين عاما.
    + رحلة طويلة
    + انتقل المخطوط بين أربعة بيوت قبل أن يعثر عليه طالب في صندوق قديم.
    شاهد أيضاً
    • معرض للخط العربي
    • ترميم مخطوطات الجامع
    + وسيعرض المخطوط للزوار في الشهر القادم.
    اشترك في نشرتنا البريدية
    لن يتم نشر عنوان بريدك الإلكتروني.
    """,
    """
    منذ 3 ساعات
    3 دقائق قراءة
    + وصل القطار الأول إلى المحطة الجديدة ظهر اليوم، وكان في استقباله مئات السكان.
    للمزيد: خريطة الخطوط الجديدة
    + ويربط الخط بين الميناء والجامعة في عشر دقائق.
    إقرأ المزيد
    (وكالات)
    السابق
    التالي
    """,
    """
    + ارتفعت صادرات الزيتون هذا العام بمقدار الثلث، كما قالت الوزارة أمس.
    + «المصدر الأول للدخل هنا هو الزيتون»، يقول أحد المزارعين.
    + ويأمل المزارعون في مزيد من المطر.
    نقلًا عن: صحيفة الميناء
    هاشتاغ: #الزيتون
    قد يهمك أيضا
    موسم الزيتون يبدأ مبكرا
    يستخدم هذا الموقع ملفات تعريف الارتباط لتحسين تجربتك.
    """,
  ]

  private static let english = [
    """
    Skip to main content
    Home > News > Trade
    + Harbour opens new fish market
    By Jane Coast
    3 May 2019, 10:20 GMT
    5 min read
    Facebook Twitter WhatsApp Email
    + The town opened its new fish market on Friday after two years of building.
    Image source, Harbour Agency
    Image caption, The market on its first day
    + The old market burned down three years ago.
    Advertisement
    + "We have waited for this," said one of the sellers.
    Read also: Fish prices fall before the holiday
    + The market is open from five in the morning.
    Source: Harbour Agency
    Tags: fish, market, harbour
    Related articles
    A new crane for the harbour
    Lights for the old quay
    © 2019 The Coast
    All rights reserved
    """,
    """
    Home News Sport Business
    + Rain closes three schools on the coast
    Published 3 hours ago
    1,532 views
    + Heavy rain closed three schools on Friday, and more rain is expected tomorrow.
    Story continues below advertisement
    + The council told people to stay away from the river.
    READ MORE: How towns prepare for rain
    + Shops near the river put out sandbags in the afternoon.
    Sign up for our daily letter and never miss a ship
    Comments (2)
    Sam: Our street is closed.
    Leave a Reply
    Save my name, email, and website in this browser for the next time I comment.
    """,
    """
    + Old book comes home
    Written by Jane Coast | Updated: May 3, 2019
    + The library has got back a book that it lost sixty years ago.
    + A long way
    + The book had been in four houses before a student found it in a box.
    Photo: Jane Coast
    + It will be shown to visitors next month.
    Share this:
    Click to share on Twitter (Opens in new window)
    Like this:
    Related
    """,
    """
    + The first train reached the new station at noon.
    See also
    - A map of the new lines
    - Who builds stations?
    + The line joins the harbour and the university in ten minutes.
    Reporting by Jane Coast; Editing by John Shore
    This site uses cookies. By going on you agree.
    """,
    """
    You are here: Home
    Friday 3 May 2019
    + Olive growers sold a third more this year, the ministry said.
    + Source of income number one here is the olive tree, says a grower.
    + Related problems are water and labour, and neither is new.
    Download our app for iPhone and Android
    Follow us on Facebook and Instagram
    Previous article
    Next article
    Back to top
    """,
  ]

  private static let european = [
    """
    Accueil > Actualités > Port
    + Un nouveau marché aux poissons
    Par Jeanne Rivage
    Publié le 3 mai 2019 à 10h20
    Temps de lecture : 3 minutes
    + La ville a ouvert vendredi son nouveau marché, après deux ans de travaux.
    À lire aussi : Les prix du poisson baissent
    + L'ancien marché avait brûlé il y a trois ans.
    La suite après la publicité
    + Le marché ouvre à cinq heures du matin.
    Crédit photo : Jeanne Rivage
    Mots-clés : port, poisson
    Sur le même sujet
    Une grue pour le port
    Des lampes pour le vieux quai
    Tous droits réservés
    """,
    """
    + La pluie ferme trois écoles
    Vendredi 3 mai 2019 à 10 h 20
    Partager Tweeter Envoyer
    + Trois écoles ont fermé vendredi à cause de la pluie.
    + Par endroits, l'eau est entrée dans les maisons.
    Abonnez-vous à notre lettre
    Commentaires (2)
    Paul : Notre rue est fermée.
    """,
    """
    Startseite > Nachrichten > Hafen
    + Neuer Fischmarkt am Hafen
    Von Johanna Küste
    Veröffentlicht am 3. Mai 2019
    Lesezeit: 3 Minuten
    + Die Stadt hat am Freitag den neuen Fischmarkt eröffnet.
    Anzeige
    + Der alte Markt war vor drei Jahren abgebrannt.
    Lesen Sie auch: Fisch wird billiger
    + Geöffnet ist ab fünf Uhr morgens.
    Foto: Johanna Küste
    Schlagwörter: Hafen, Fisch
    Mehr zum Thema
    Ein Kran für den Hafen
    Impressum
    Datenschutz
    """,
    """
    + Regen schließt drei Schulen
    Freitag, 3. Mai 2019, 10:20 Uhr
    + Drei Schulen blieben am Freitag wegen des Regens geschlossen.
    + Von der Brücke aus sah man, wie hoch der Fluss stand.
    Quelle: Hafenagentur
    Auf Facebook teilen
    Schreibe einen Kommentar
    Deine E-Mail-Adresse wird nicht veröffentlicht.
    """,
    """
    Inicio > Noticias > Puerto
    + Abre el nuevo mercado de pescado
    Por Juana Costa
    3 de mayo de 2019
    + La ciudad abrió el viernes su nuevo mercado tras dos años de obras.
    Lea también: Baja el precio del pescado
    + El mercado viejo se quemó hace tres años.
    Publicidad
    + El mercado abre a las cinco de la mañana.
    Fuente: Agencia del puerto
    Etiquetas: puerto, pescado
    Te puede interesar
    Una grúa para el puerto
    Luces para el muelle viejo
    Síguenos en Facebook
    Todos los derechos reservados.
    """,
    """
    + La lluvia cierra tres escuelas
    532 vistas
    + Tres escuelas cerraron el viernes por la lluvia.
    + Más de cien personas pasaron la noche fuera de casa.
    Compartir en Facebook
    Deja un comentario
    Tu dirección de correo electrónico no será publicada.
    """,
    """
    Início > Notícias > Porto
    + Abre o novo mercado de peixe
    Por Joana Costa
    Publicado em 3 de maio de 2019
    + A cidade abriu na sexta-feira o novo mercado, depois de dois anos de obras.
    Leia também: Preço do peixe cai
    + O mercado velho ardeu há três anos.
    Continua após a publicidade
    + O mercado abre às cinco da manhã.
    Fonte: Agência do porto
    Tags: porto, peixe
    Notícias relacionadas
    Um guindaste para o porto
    Siga-nos no Facebook
    """,
    """
    + A chuva fecha três escolas
    Sexta-feira, 3 de maio de 2019 às 10h20
    + Três escolas fecharam na sexta-feira por causa da chuva.
    Foto: Joana Costa
    + Por toda a noite choveu na serra.
    Inscreva-se no nosso canal
    Deixe o seu comentário
    """,
    """
    Главная > Новости > Порт
    + В порту открылся новый рыбный рынок
    Автор: Жанна Берег
    3 мая 2019, 10:20
    Просмотров: 532
    + Город открыл в пятницу новый рынок после двух лет работ.
    Читайте также: Рыба подешевела перед праздником
    + Старый рынок сгорел три года назад.
    Реклама
    + Рынок открывается в пять утра.
    Источник: Портовое агентство
    Теги: порт, рыба
    Материалы по теме
    Новый кран для порта
    Подписывайтесь на наш канал
    Все права защищены.
    """,
    """
    + Дождь закрыл три школы
    3 часа назад
    + Три школы закрылись в пятницу из-за дождя.
    Фото: Жанна Берег
    + По теме дождей в городе говорят уже неделю.
    Поделиться в Фейсбуке
    Комментарии (2)
    Иван: Наша улица закрыта.
    """,
    """
    Anasayfa > Haberler > Liman
    + Limanda yeni balık hali açıldı
    Yazar: Canan Sahil
    Giriş: 03.05.2019 10:20
    + Kent, iki yıllık çalışmanın ardından yeni hali cuma günü açtı.
    İlgili haber: Balık fiyatları düştü
    + Eski hal üç yıl önce yanmıştı.
    Reklam
    + Hal sabah beşte açılıyor.
    Kaynak: Liman Ajansı
    Etiketler: liman, balık
    İlginizi çekebilir
    Limana yeni vinç
    Tüm hakları saklıdır.
    """,
    """
    + Yağmur üç okulu kapattı
    3 Mayıs 2019 Cuma, 10:20
    532 okunma
    + Üç okul yağmur yüzünden cuma günü kapalı kaldı.
    Bunu da okuyun: Kentler yağmura nasıl hazırlanıyor?
    + Haber kentte hızla yayıldı.
    Bizi takip edin
    Yorum yap
    """,
  ]

  private static let eastern = [
    """
    صفحه اصلی > اخبار > اقتصاد
    + بازار تازه ماهی گشایش یافت
    کد خبر: 1234
    تاریخ انتشار: ۳ اردیبهشت ۱۳۹۸
    + شهرداری پس از دو سال کار، بازار تازه ماهی را روز جمعه گشود.
    بیشتر بخوانید: ماهی ارزان شد
    + بازار پیشین سه سال پیش در آتش سوخت.
    عکس: مهسا ساحلی
    + بازار از ساعت پنج بامداد باز است.
    انتهای پیام/
    برچسب‌ها: بندر، ماهی
    مطالب مرتبط
    جرثقیل تازه برای بندر
    نظرات کاربران
    سارا: خبر خوبی است.
    """,
    """
    + باران سه مدرسه را بست
    جمعه ۱۳ اردیبهشت ۱۳۹۸ ساعت ۱۰:۲۰
    ۳ دقیقه مطالعه
    + سه مدرسه روز جمعه به سبب باران بسته ماند.
    + منبع آب شهر پر شده است.
    منبع: خبرگزاری دریا
    تلگرام واتساپ توییتر
    به کانال تلگرام ساحل بپیوندید
    """,
    """
    + کتاب کهن به کتابخانه بازگشت
    نویسنده: مهسا ساحلی
    + کتابخانه کتابی را که شصت سال پیش گم شده بود پس گرفت.
    همچنین بخوانید
    نمایشگاه خط در شهر
    چگونه کتاب کهنه را نگه داریم؟
    + کتاب ماه آینده به نمایش گذاشته می‌شود.
    کلیه حقوق این سایت محفوظ است
    """,
    """
    صفحہ اول > خبریں > تجارت
    + بندرگاہ پر مچھلی کی نئی منڈی کھل گئی
    تحریر: سارہ ساحلی
    شائع 3 مئی 2019
    + شہر نے دو سال کے کام کے بعد جمعے کو نئی منڈی کھول دی۔
    یہ بھی پڑھیں: مچھلی سستی ہو گئی
    + پرانی منڈی تین سال پہلے جل گئی تھی۔
    اشتہار
    + منڈی صبح پانچ بجے کھلتی ہے۔
    ماخذ: بحر ایجنسی
    ٹیگز: بندرگاہ، مچھلی
    متعلقہ خبریں
    بندرگاہ کے لیے نئی کرین
    جملہ حقوق بحق ساحل محفوظ ہیں
    """,
    """
    + بارش سے تین اسکول بند
    جمعہ 3 مئی 2019
    فیس بک ٹوئٹر واٹس ایپ
    + جمعے کو بارش کی وجہ سے تین اسکول بند رہے۔
    + تصویر میں دریا کا پانی پل تک پہنچتا دکھائی دیتا ہے۔
    ہمارا یوٹیوب چینل سبسکرائب کریں
    تبصرے
    علی: ہماری گلی بند ہے۔
    """,
  ]
}
