//! The parts that names of people are composed of: given names and family names of each tradition, and where it
//! has a script of its own, in that as well.

type Latin<const G: usize, const F: usize> = ([&'static str; G], [&'static str; F]);
type Both = (&'static str, &'static str);

#[rustfmt::skip]
pub(super) static AFRICAN: Latin<20, 20> = (
    [
        "Abena", "Adebayo", "Amina", "Chidi", "Fatou", "Folake", "Kofi", "Kwame", "Mamadou", "Moussa",
        "Naledi", "Ngozi", "Njeri", "Oumar", "Sékou", "Sipho", "Tendai", "Thandiwe", "Wanjiku", "Zola",
    ],
    [
        "Abebe", "Adeyemi", "Banda", "Coulibaly", "Diallo", "Dlamini", "Kamau", "Keïta", "Mensah", "Moyo",
        "Mwangi", "Ndiaye", "Nkosi", "Obi", "Okafor", "Otieno", "Owusu", "Sow", "Tesfaye", "Traoré",
    ],
);

#[rustfmt::skip]
pub(super) static ARABIC: Latin<20, 20> = (
    [
        "Ahmad", "Aisha", "Ali", "Bilal", "Dina", "Farid", "Hala", "Hassan", "Huda", "Ibrahim", "Karim",
        "Layla", "Mariam", "Nadia", "Omar", "Rania", "Samir", "Tariq", "Yasmin", "Youssef",
    ],
    [
        "al-Amin", "al-Farsi", "al-Hashimi", "al-Khatib", "al-Najjar", "al-Rashid", "al-Sayed", "Aziz",
        "Barakat", "Ben Salah", "Darwish", "El-Masry", "Haddad", "Hakimi", "Khan", "Mansour", "Nasser",
        "Qureshi", "Saleh", "Zaman",
    ],
);

#[rustfmt::skip]
pub(super) static CHINESE: ([Both; 20], [Both; 20]) = (
    [
        ("An", "安"), ("Bo", "博"), ("Chun", "春"), ("Fang", "芳"), ("Guang", "光"), ("Hai", "海"), ("Hong", "红"),
        ("Hua", "华"), ("Jia", "佳"), ("Jian", "建"), ("Jing", "静"), ("Li", "丽"), ("Ming", "明"), ("Na", "娜"),
        ("Ping", "平"), ("Qiang", "强"), ("Wei", "伟"), ("Wen", "文"), ("Xiao", "晓"), ("Yu", "玉"),
    ],
    [
        ("Chen", "陈"), ("Gao", "高"), ("Guo", "郭"), ("He", "何"), ("Hu", "胡"), ("Huang", "黄"), ("Li", "李"),
        ("Lin", "林"), ("Liu", "刘"), ("Luo", "罗"), ("Ma", "马"), ("Sun", "孙"), ("Wang", "王"), ("Wu", "吴"),
        ("Xu", "徐"), ("Yang", "杨"), ("Zhang", "张"), ("Zhao", "赵"), ("Zhou", "周"), ("Zhu", "朱"),
    ],
);

#[rustfmt::skip]
pub(super) static ENGLISH: Latin<24, 24> = (
    [
        "Alice", "Andrew", "Catherine", "Charles", "Daniel", "Edward", "Eleanor", "Emily", "Fiona", "George",
        "Grace", "Hannah", "Ian", "James", "Joan", "Margaret", "Matthew", "Michael", "Olivia", "Patrick",
        "Rachel", "Siobhán", "Thomas", "William",
    ],
    [
        "Baker", "Bennett", "Campbell", "Carter", "Clarke", "Cooper", "Davies", "Evans", "Fraser", "Hughes",
        "Jackson", "Kelly", "Lawson", "MacDonald", "Marshall", "Murphy", "O'Brien", "O'Neill", "Parker",
        "Roberts", "Taylor", "Turner", "Walker", "Wright",
    ],
);

#[rustfmt::skip]
pub(super) static FRENCH: Latin<20, 20> = (
    [
        "André", "Anne", "Bénédicte", "Camille", "Claire", "François", "Geneviève", "Hélène", "Jacques",
        "Jean", "Louise", "Luc", "Marc", "Marie", "Noémie", "Paul", "Philippe", "Pierre", "Sophie", "Thérèse",
    ],
    [
        "Beaulieu", "Bélanger", "Bernard", "Chevalier", "de Villiers", "Dubois", "Durand", "Fontaine",
        "Garnier", "Girard", "Lacroix", "Lefèvre", "Lemaître", "Mercier", "Moreau", "Rousseau", "Roy",
        "Saint-Pierre", "Tremblay", "Vasseur",
    ],
);

#[rustfmt::skip]
pub(super) static GERMAN: Latin<20, 20> = (
    [
        "Anke", "Barbara", "Birgit", "Christoph", "Dieter", "Eva", "Friedrich", "Günther", "Heike", "Jürgen",
        "Katrin", "Klaus", "Lukas", "Martina", "Matthias", "Renate", "Stefan", "Ursula", "Wolfgang", "Zoltán",
    ],
    [
        "Bauer", "Brandt", "Fischer", "Großmann", "Hoffmann", "Huber", "Kovács", "Krüger", "Lang", "Lehmann",
        "Meier", "Müller", "Nagy", "Schäfer", "Schmidt", "van den Berg", "van Dijk", "Vogel", "von Arnim",
        "Weiß",
    ],
);

#[rustfmt::skip]
pub(super) static INDIAN: Latin<20, 20> = (
    [
        "Aditi", "Amit", "Ananya", "Arjun", "Deepa", "Dinesh", "Gita", "Kamal", "Kavita", "Lakshmi", "Manoj",
        "Meera", "Nimal", "Pradeep", "Priya", "Rahul", "Ravi", "Shanta", "Sunita", "Vikram",
    ],
    [
        "Acharya", "Banerjee", "Chowdhury", "Das", "Desai", "Fernando", "Gupta", "Iyer", "Joshi", "Kapoor",
        "Mehta", "Nair", "Patel", "Perera", "Rahman", "Rao", "Sharma", "Shrestha", "Singh", "Thapa",
    ],
);

#[rustfmt::skip]
pub(super) static ITALIAN: Latin<20, 20> = (
    [
        "Alessandro", "Andreas", "Beatrice", "Chiara", "Daniele", "Elena", "Federica", "Francesco", "Giulia",
        "Ioana", "Kostas", "Lorenzo", "Luca", "Marco", "Martina", "Matteo", "Mihai", "Nicolò", "Paola",
        "Sofia",
    ],
    [
        "Bianchi", "Borg", "Colombo", "Conti", "D'Angelo", "De Luca", "Esposito", "Ferrari", "Galli", "Greco",
        "Hoxha", "Ionescu", "Lombardi", "Marino", "Papadopoulos", "Popescu", "Ricci", "Romano", "Rossi",
        "Vella",
    ],
);

#[rustfmt::skip]
pub(super) static JAPANESE: ([Both; 20], [Both; 20]) = (
    [
        ("Akira", "明"), ("Aoi", "葵"), ("Daichi", "大地"), ("Emi", "恵美"), ("Haruto", "陽翔"), ("Hiroshi", "浩"),
        ("Kaori", "香織"), ("Kenji", "健二"), ("Mai", "舞"), ("Makoto", "誠"), ("Megumi", "恵"), ("Naoko", "直子"),
        ("Ren", "蓮"), ("Sakura", "桜"), ("Shinji", "真司"), ("Takashi", "隆"), ("Yoko", "洋子"), ("Yui", "結衣"),
        ("Yuki", "雪"), ("Yutaka", "豊"),
    ],
    [
        ("Abe", "阿部"), ("Fujita", "藤田"), ("Hayashi", "林"), ("Inoue", "井上"), ("Itō", "伊藤"), ("Katō", "加藤"),
        ("Kimura", "木村"), ("Kobayashi", "小林"), ("Matsumoto", "松本"), ("Mori", "森"), ("Nakamura", "中村"),
        ("Saitō", "斎藤"), ("Sasaki", "佐々木"), ("Satō", "佐藤"), ("Suzuki", "鈴木"), ("Takahashi", "高橋"),
        ("Tanaka", "田中"), ("Watanabe", "渡辺"), ("Yamada", "山田"), ("Yoshida", "吉田"),
    ],
);

#[rustfmt::skip]
pub(super) static KOREAN: ([Both; 24], [Both; 16]) = (
    [
        ("Ah", "아"), ("Chan", "찬"), ("Dong", "동"), ("Eun", "은"), ("Ha", "하"), ("Hee", "희"), ("Hyun", "현"),
        ("In", "인"), ("Ji", "지"), ("Joo", "주"), ("Joon", "준"), ("Jung", "정"), ("Ki", "기"), ("Kyung", "경"),
        ("Mi", "미"), ("Min", "민"), ("Na", "나"), ("Sang", "상"), ("Seo", "서"), ("Soo", "수"), ("Sook", "숙"),
        ("Sung", "성"), ("Woo", "우"), ("Young", "영"),
    ],
    [
        ("Ahn", "안"), ("Bae", "배"), ("Cho", "조"), ("Choi", "최"), ("Han", "한"), ("Hong", "홍"), ("Jang", "장"),
        ("Jung", "정"), ("Kang", "강"), ("Kim", "김"), ("Lee", "이"), ("Lim", "임"), ("Oh", "오"), ("Park", "박"),
        ("Shin", "신"), ("Yoon", "윤"),
    ],
);

#[rustfmt::skip]
pub(super) static MALAY: Latin<20, 20> = (
    [
        "Adi", "Aung", "Bambang", "Budi", "Dewi", "Faridah", "Hasan", "Indah", "Kanya", "Kyaw", "Nurul",
        "Phoumi", "Puteri", "Rizal", "Siti", "Somchai", "Sopheap", "Sri", "Suharti", "Wayan",
    ],
    [
        "Abdullah", "bin Ismail", "binti Yusof", "Chea", "Gunawan", "Hidayat", "Htun", "Kusuma", "Lestari",
        "Phommachanh", "Prasert", "Saetang", "Santoso", "Setiawan", "Sok", "Suksawat", "Susanto", "Wibowo",
        "Win", "Yusuf",
    ],
);

#[rustfmt::skip]
pub(super) static NORDIC: Latin<20, 20> = (
    [
        "Aino", "Anders", "Åsa", "Astrid", "Bjørn", "Eero", "Elín", "Frida", "Gunnar", "Ingrid", "Jónas",
        "Kirsten", "Lars", "Maarja", "Mikkel", "Pekka", "Rūta", "Sigrid", "Søren", "Tõnis",
    ],
    [
        "Andersen", "Berg", "Bērziņš", "Dahl", "Eriksson", "Hansen", "Jónsdóttir", "Kask", "Kazlauskas",
        "Korhonen", "Lindström", "Mäkinen", "Nielsen", "Nyström", "Øverland", "Rasmussen", "Sjöberg", "Tamm",
        "Virtanen", "Ødegård",
    ],
);

#[rustfmt::skip]
pub(super) static PORTUGUESE: Latin<20, 20> = (
    [
        "Ana", "António", "Beatriz", "Bruno", "Carla", "Conceição", "Diogo", "Fernanda", "Gonçalo", "Inês",
        "João", "Luísa", "Manuel", "Mariana", "Nuno", "Paulo", "Rita", "Rui", "Teresa", "Tiago",
    ],
    [
        "Almeida", "Araújo", "Barbosa", "Cardoso", "Carvalho", "da Costa", "da Silva", "dos Santos",
        "Fernandes", "Ferreira", "Gomes", "Lopes", "Magalhães", "Mendonça", "Oliveira", "Pereira", "Ribeiro",
        "Simões", "Teixeira", "Vasconcelos",
    ],
);

#[rustfmt::skip]
pub(super) static SLAVIC: ([Both; 20], [Both; 20]) = (
    [
        ("Aleksandr", "Александр"), ("Andrei", "Андрей"), ("Anna", "Анна"), ("Dmitri", "Дмитрий"),
        ("Ekaterina", "Екатерина"), ("Irina", "Ирина"), ("Ivan", "Иван"), ("Marina", "Марина"),
        ("Nikolai", "Николай"), ("Olga", "Ольга"), ("Sergei", "Сергей"), ("Tatiana", "Татьяна"),
        ("Božena", ""), ("Dušan", ""), ("Jiří", ""), ("Katarzyna", ""), ("Łukasz", ""), ("Małgorzata", ""),
        ("Nino", ""), ("Vesna", ""),
    ],
    [
        ("Bondarenko", "Бондаренко"), ("Ivanenko", "Иваненко"), ("Kravchenko", "Кравченко"),
        ("Kuzmich", "Кузьмич"), ("Litvinenko", "Литвиненко"), ("Petrenko", "Петренко"), ("Savchuk", "Савчук"),
        ("Shevchuk", "Шевчук"), ("Babić", ""), ("Beridze", ""), ("Dvořák", ""), ("Hovhannisyan", ""),
        ("Jovanović", ""), ("Kowalczyk", ""), ("Król", ""), ("Marić", ""), ("Novák", ""), ("Svoboda", ""),
        ("Wójcik", ""), ("Żak", ""),
    ],
);

#[rustfmt::skip]
pub(super) static SPANISH: Latin<24, 24> = (
    [
        "Alejandro", "Álvaro", "Andrés", "Beatriz", "Carlos", "Carmen", "Cristina", "Diego", "Elena",
        "Fernando", "Gabriela", "Héctor", "Inés", "José", "Juan", "Lucía", "Luis", "María", "Marta", "Paula",
        "Ramón", "Rocío", "Sofía", "Tomás",
    ],
    [
        "Aguilar", "Álvarez", "Castillo", "Castro", "Chávez", "Cruz", "Delgado", "Díaz", "Domínguez",
        "Fernández", "García", "Gómez", "Gutiérrez", "Hernández", "Herrera", "López", "Martínez", "Morales",
        "Muñoz", "Ortiz", "Peña", "Rodríguez", "Vargas", "Zamora",
    ],
);

#[rustfmt::skip]
pub(super) static TURKIC: Latin<20, 20> = (
    [
        "Aigul", "Aybek", "Ayşe", "Batbayar", "Bolat", "Çağla", "Dinara", "Elçin", "Emre", "Fatma", "Gülnar",
        "İbrahim", "Leyla", "Mehmet", "Nurlan", "Özlem", "Rustam", "Saltanat", "Timur", "Yılmaz",
    ],
    [
        "Abdullayev", "Akhmetov", "Aliyeva", "Arslan", "Bayar", "Çelik", "Demir", "Doğan", "Ergashev",
        "Isakov", "Karimov", "Kaya", "Öztürk", "Rakhimova", "Sadykova", "Şahin", "Tursunov", "Yıldız",
        "Yusupov", "Zhumabayev",
    ],
);

#[rustfmt::skip]
pub(super) static VIETNAMESE: Latin<20, 14> = (
    [
        "An", "Anh", "Bình", "Đức", "Dũng", "Giang", "Hạnh", "Hoa", "Hùng", "Hương", "Khánh", "Lan", "Linh",
        "Mai", "Minh", "Ngọc", "Quang", "Thảo", "Thu", "Tuấn",
    ],
    [
        "Bùi", "Đặng", "Đinh", "Đỗ", "Dương", "Hồ", "Hoàng", "Huỳnh", "Lê", "Lý", "Nguyễn", "Phạm", "Trần",
        "Vũ",
    ],
);
