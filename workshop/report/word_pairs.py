"""The 256 words in which fingerprints are written, French and English: short, plain, of everyday life.

No two of one language begin with the same four letters, with or without accents. The place of a pair is the byte it
stands for: nothing here may be moved or replaced, or fingerprints already printed would say something else."""

from __future__ import annotations

_WRITTEN = """
acacia/acacia agneau/lamb aigle/eagle aiguille/needle alphabet/alphabet amande/almond ambre/amber
ananas/pineapple antilope/antelope arachide/peanut araignée/spider arbre/tree argile/clay armoire/wardrobe
assiette/plate aube/dawn automne/autumn autruche/ostrich avoine/oats balai/broom balcon/balcony bambou/bamboo
banane/banana banc/bench baobab/baobab bateau/boat berceau/cradle biscuit/biscuit blé/wheat bougie/candle
boussole/compass bouteille/bottle bracelet/bracelet brique/brick buffle/buffalo bureau/desk cacao/cocoa
café/coffee cahier/notebook caillou/pebble calendrier/calendar camion/lorry canard/duck carotte/carrot
cascade/waterfall casserole/saucepan castor/beaver ceinture/belt cercle/circle cerise/cherry chaise/chair
chanson/song chapeau/hat charrette/cart chaussure/shoe chemise/shirt cheval/horse chocolat/chocolate
chou/cabbage citron/lemon clé/key colline/hill colombe/dove corail/coral corde/rope coton/cotton courge/pumpkin
coussin/cushion couverture/blanket crabe/crab crayon/pencil cristal/crystal crocodile/crocodile cuillère/spoon
cuisine/kitchen cuivre/copper danse/dance dauphin/dolphin dessin/drawing diamant/diamond dune/dune
échelle/ladder école/school écran/screen écureuil/squirrel éléphant/elephant enveloppe/envelope éponge/sponge
escargot/snail étagère/shelf étang/pond étoile/star éventail/fan falaise/cliff fauteuil/armchair fenêtre/window
ferme/farm feuille/leaf ficelle/string figue/fig flamant/flamingo fleur/flower forêt/forest fougère/fern
fourchette/fork fraise/strawberry fromage/cheese gant/glove gazelle/gazelle gingembre/ginger girafe/giraffe
gombo/okra goyave/guava grenouille/frog grillon/cricket grotte/cave guitare/guitar haricot/bean herbe/grass
hérisson/hedgehog hibou/owl hirondelle/swallow horloge/clock hôtel/hotel huile/oil igname/yam île/island
image/picture jardin/garden jarre/jar jasmin/jasmine jaune/yellow jupe/skirt kangourou/kangaroo kiwi/kiwi
lac/lake lagune/lagoon laine/wool lampe/lamp lanterne/lantern lapin/rabbit lettre/letter lézard/lizard lion/lion
livre/book loutre/otter lune/moon maison/house mangue/mango manioc/cassava marbre/marble marché/market
marteau/hammer matin/morning menthe/mint miel/honey miroir/mirror montagne/mountain moulin/mill mouton/sheep
mur/wall musée/museum musique/music natte/mat neige/snow noisette/hazelnut nuage/cloud oasis/oasis océan/ocean
oignon/onion olive/olive orage/storm orange/orange oreiller/pillow orge/barley outil/tool papaye/papaya
papillon/butterfly parapluie/umbrella peigne/comb peinture/paint pélican/pelican pelle/shovel perle/pearl
perroquet/parrot persil/parsley pharmacie/pharmacy piano/piano pigeon/pigeon pinceau/brush pingouin/penguin
pirogue/canoe plafond/ceiling planète/planet plume/feather poche/pocket poème/poem poisson/fish poivre/pepper
pomme/apple pont/bridge porte/door poulain/foal prairie/meadow radeau/raft radio/radio renard/fox requin/shark
rideau/curtain rivière/river riz/rice robe/dress rocher/rock roue/wheel ruban/ribbon sable/sand sac/bag
salade/salad sardine/sardine saumon/salmon savane/savanna savon/soap seau/bucket serrure/lock sésame/sesame
sifflet/whistle sorgho/sorghum soupe/soup sucre/sugar tamarin/tamarind tambour/drum tasse/cup tente/tent
théâtre/theatre théière/teapot tigre/tiger tissu/cloth toit/roof tomate/tomato tortue/turtle tracteur/tractor
train/train trèfle/clover triangle/triangle tulipe/tulip valise/suitcase vallée/valley vanille/vanilla vase/vase
vélo/bicycle verger/orchard village/village violon/violin voiture/car volcan/volcano zèbre/zebra
"""

PAIRS: tuple[tuple[str, str], ...] = tuple(
    (french, english) for french, _, english in (pair.partition("/") for pair in _WRITTEN.split())
)
