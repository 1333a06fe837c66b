"""Well-known networks as lists of ties, and the values that were published about them."""

from __future__ import annotations

# Zachary, W. (1977): An information flow model for conflict and fission in small groups. Journal of Anthropological
# Research 33, 452-473. 34 members of a karate club, 78 ties; members are numbered from 1.
KARATE = [
    *((2, 1), (3, 1), (3, 2), (4, 1), (4, 2), (4, 3), (5, 1), (6, 1), (7, 1), (7, 5), (7, 6), (8, 1), (8, 2)),
    *((8, 3), (8, 4), (9, 1), (9, 3), (10, 3), (11, 1), (11, 5), (11, 6), (12, 1), (13, 1), (13, 4), (14, 1)),
    *((14, 2), (14, 3), (14, 4), (17, 6), (17, 7), (18, 1), (18, 2), (20, 1), (20, 2), (22, 1), (22, 2)),
    *(
        (26, 24),
        (26, 25),
        (28, 3),
        (28, 24),
        (28, 25),
        (29, 3),
        (30, 24),
        (30, 27),
        (31, 2),
        (31, 9),
        (32, 1),
    ),
    *(
        (32, 25),
        (32, 26),
        (32, 29),
        (33, 3),
        (33, 9),
        (33, 15),
        (33, 16),
        (33, 19),
        (33, 21),
        (33, 23),
        (33, 24),
    ),
    *((33, 30), (33, 31), (33, 32), (34, 9), (34, 10), (34, 14), (34, 15), (34, 16), (34, 19), (34, 20)),
    *((34, 21), (34, 23), (34, 24), (34, 27), (34, 28), (34, 29), (34, 30), (34, 31), (34, 32), (34, 33)),
]
# Betweenness as Brandes' method gives it for this network; the shares of the two leaders are in every textbook:
# 0.438 for the instructor (1) and 0.304 for the officer (34).
KARATE_BETWEENNESS = {1: 231.0714, 34: 160.5516, 33: 76.6905, 3: 75.8508, 32: 73.0095, 9: 29.5294, 2: 28.4786}

# Krackhardt, D. (1990): Assessing the political landscape. Administrative Science Quarterly 35, 342-369. Ten people in
# the shape of a kite, made so that three measures name three different people as the most central one.
KITE = [
    *(("Andre", "Beverley"), ("Andre", "Carol"), ("Andre", "Diane"), ("Andre", "Fernando")),
    *(
        ("Beverley", "Diane"),
        ("Beverley", "Ed"),
        ("Beverley", "Garth"),
        ("Carol", "Diane"),
        ("Carol", "Fernando"),
    ),
    *(("Diane", "Ed"), ("Diane", "Fernando"), ("Diane", "Garth"), ("Ed", "Garth"), ("Fernando", "Garth")),
    *(("Fernando", "Heather"), ("Garth", "Heather"), ("Heather", "Ike"), ("Ike", "Jane")),
]
KITE_DEGREE = {
    "Diane": 6,
    "Fernando": 5,
    "Garth": 5,
    "Andre": 4,
    "Beverley": 4,
    "Carol": 3,
    "Ed": 3,
    "Heather": 3,
}
KITE_BETWEENNESS = {"Heather": 14.0, "Fernando": 8.3333, "Garth": 8.3333, "Ike": 8.0, "Diane": 3.6667}
KITE_CLOSENESS = {"Fernando": 0.643, "Garth": 0.643, "Diane": 0.600, "Heather": 0.600, "Jane": 0.310}

# The fifteen families of Renaissance Florence tied by marriage, and Pucci without any (Padgett and Ansell 1993,
# American Journal of Sociology 98, 1259-1319). The Medici lie on half of all ways between others.
FLORENCE = [
    *(("Acciaiuoli", "Medici"), ("Albizzi", "Ginori"), ("Albizzi", "Guadagni"), ("Albizzi", "Medici")),
    *(
        ("Barbadori", "Castellani"),
        ("Barbadori", "Medici"),
        ("Bischeri", "Guadagni"),
        ("Bischeri", "Peruzzi"),
    ),
    *(
        ("Bischeri", "Strozzi"),
        ("Castellani", "Peruzzi"),
        ("Castellani", "Strozzi"),
        ("Guadagni", "Lamberteschi"),
    ),
    *(("Guadagni", "Tornabuoni"), ("Medici", "Ridolfi"), ("Medici", "Salviati"), ("Medici", "Tornabuoni")),
    *(("Pazzi", "Salviati"), ("Peruzzi", "Strozzi"), ("Ridolfi", "Strozzi"), ("Ridolfi", "Tornabuoni")),
]
FLORENCE_BETWEENNESS = {
    "Medici": 47.5,
    "Guadagni": 23.1667,
    "Albizzi": 19.3333,
    "Salviati": 13.0,
    "Ridolfi": 10.3333,
}
