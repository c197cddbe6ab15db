// A thousand codes, a hundred of them of ten types that a transparent variant holds each: whether one of them has two
// statuses is found in a time that is linear in their number, and so without the lint against evaluation that takes long.
#![deny(warnings)]

use status_runtime::{Catalog, HttpError};

macro_rules! errors {
    ($name:ident { $($own:ident)* } $($inner:ident)*) => {
        #[derive(Debug, thiserror::Error, HttpError)]
        #[error("it failed")]
        #[allow(dead_code, reason = "only its catalogue is looked at")]
        pub enum $name {
            $(#[status(not_found)] $own,)*
            $(#[status(transparent)] $inner($inner),)*
        }
    };
}

errors!(GroupA { AxAnt AxBat AxCat AxDog AxEel AxFox AxGnu AxHen AxIbis AxJay });
errors!(GroupB { BxAnt BxBat BxCat BxDog BxEel BxFox BxGnu BxHen BxIbis BxJay });
errors!(GroupC { CxAnt CxBat CxCat CxDog CxEel CxFox CxGnu CxHen CxIbis CxJay });
errors!(GroupD { DxAnt DxBat DxCat DxDog DxEel DxFox DxGnu DxHen DxIbis DxJay });
errors!(GroupE { ExAnt ExBat ExCat ExDog ExEel ExFox ExGnu ExHen ExIbis ExJay });
errors!(GroupF { FxAnt FxBat FxCat FxDog FxEel FxFox FxGnu FxHen FxIbis FxJay });
errors!(GroupG { GxAnt GxBat GxCat GxDog GxEel GxFox GxGnu GxHen GxIbis GxJay });
errors!(GroupH { HxAnt HxBat HxCat HxDog HxEel HxFox HxGnu HxHen HxIbis HxJay });
errors!(GroupI { IxAnt IxBat IxCat IxDog IxEel IxFox IxGnu IxHen IxIbis IxJay });
errors!(GroupJ { JxAnt JxBat JxCat JxDog JxEel JxFox JxGnu JxHen JxIbis JxJay });

errors!(
    Many {
        AbleAnt AbleBat AbleCat AbleDog AbleEel AbleFox AbleGnu AbleHen AbleIbis AbleJay AbleKiwi AbleLynx
        AbleMole AbleNewt AbleOwl AblePig AbleQuail AbleRat AbleSeal AbleToad AbleVole AbleWasp AbleYak
        AbleZebu AbleApe AbleBoa AbleCod AbleDoe AbleEmu AbleFly AbleGoat AbleHare AbleIde AbleJird AbleKoi
        AbleLark AbleMoth AbleNyala AbleOrca AblePuma AbleRay AbleSwan AbleTern AbleUrial AbleVulture AbleWolf
        AbleYeti AbleZander BigAnt BigBat BigCat BigDog BigEel BigFox BigGnu BigHen BigIbis BigJay BigKiwi
        BigLynx BigMole BigNewt BigOwl BigPig BigQuail BigRat BigSeal BigToad BigVole BigWasp BigYak BigZebu
        BigApe BigBoa BigCod BigDoe BigEmu BigFly BigGoat BigHare BigIde BigJird BigKoi BigLark BigMoth
        BigNyala BigOrca BigPuma BigRay BigSwan BigTern BigUrial BigVulture BigWolf BigYeti BigZander CalmAnt
        CalmBat CalmCat CalmDog CalmEel CalmFox CalmGnu CalmHen CalmIbis CalmJay CalmKiwi CalmLynx CalmMole
        CalmNewt CalmOwl CalmPig CalmQuail CalmRat CalmSeal CalmToad CalmVole CalmWasp CalmYak CalmZebu
        CalmApe CalmBoa CalmCod CalmDoe CalmEmu CalmFly CalmGoat CalmHare CalmIde CalmJird CalmKoi CalmLark
        CalmMoth CalmNyala CalmOrca CalmPuma CalmRay CalmSwan CalmTern CalmUrial CalmVulture CalmWolf CalmYeti
        CalmZander DarkAnt DarkBat DarkCat DarkDog DarkEel DarkFox DarkGnu DarkHen DarkIbis DarkJay DarkKiwi
        DarkLynx DarkMole DarkNewt DarkOwl DarkPig DarkQuail DarkRat DarkSeal DarkToad DarkVole DarkWasp
        DarkYak DarkZebu DarkApe DarkBoa DarkCod DarkDoe DarkEmu DarkFly DarkGoat DarkHare DarkIde DarkJird
        DarkKoi DarkLark DarkMoth DarkNyala DarkOrca DarkPuma DarkRay DarkSwan DarkTern DarkUrial DarkVulture
        DarkWolf DarkYeti DarkZander EasyAnt EasyBat EasyCat EasyDog EasyEel EasyFox EasyGnu EasyHen EasyIbis
        EasyJay EasyKiwi EasyLynx EasyMole EasyNewt EasyOwl EasyPig EasyQuail EasyRat EasySeal EasyToad
        EasyVole EasyWasp EasyYak EasyZebu EasyApe EasyBoa EasyCod EasyDoe EasyEmu EasyFly EasyGoat EasyHare
        EasyIde EasyJird EasyKoi EasyLark EasyMoth EasyNyala EasyOrca EasyPuma EasyRay EasySwan EasyTern
        EasyUrial EasyVulture EasyWolf EasyYeti EasyZander FastAnt FastBat FastCat FastDog FastEel FastFox
        FastGnu FastHen FastIbis FastJay FastKiwi FastLynx FastMole FastNewt FastOwl FastPig FastQuail FastRat
        FastSeal FastToad FastVole FastWasp FastYak FastZebu FastApe FastBoa FastCod FastDoe FastEmu FastFly
        FastGoat FastHare FastIde FastJird FastKoi FastLark FastMoth FastNyala FastOrca FastPuma FastRay
        FastSwan FastTern FastUrial FastVulture FastWolf FastYeti FastZander GoodAnt GoodBat GoodCat GoodDog
        GoodEel GoodFox GoodGnu GoodHen GoodIbis GoodJay GoodKiwi GoodLynx GoodMole GoodNewt GoodOwl GoodPig
        GoodQuail GoodRat GoodSeal GoodToad GoodVole GoodWasp GoodYak GoodZebu GoodApe GoodBoa GoodCod GoodDoe
        GoodEmu GoodFly GoodGoat GoodHare GoodIde GoodJird GoodKoi GoodLark GoodMoth GoodNyala GoodOrca
        GoodPuma GoodRay GoodSwan GoodTern GoodUrial GoodVulture GoodWolf GoodYeti GoodZander HotAnt HotBat
        HotCat HotDog HotEel HotFox HotGnu HotHen HotIbis HotJay HotKiwi HotLynx HotMole HotNewt HotOwl HotPig
        HotQuail HotRat HotSeal HotToad HotVole HotWasp HotYak HotZebu HotApe HotBoa HotCod HotDoe HotEmu
        HotFly HotGoat HotHare HotIde HotJird HotKoi HotLark HotMoth HotNyala HotOrca HotPuma HotRay HotSwan
        HotTern HotUrial HotVulture HotWolf HotYeti HotZander IcyAnt IcyBat IcyCat IcyDog IcyEel IcyFox IcyGnu
        IcyHen IcyIbis IcyJay IcyKiwi IcyLynx IcyMole IcyNewt IcyOwl IcyPig IcyQuail IcyRat IcySeal IcyToad
        IcyVole IcyWasp IcyYak IcyZebu IcyApe IcyBoa IcyCod IcyDoe IcyEmu IcyFly IcyGoat IcyHare IcyIde
        IcyJird IcyKoi IcyLark IcyMoth IcyNyala IcyOrca IcyPuma IcyRay IcySwan IcyTern IcyUrial IcyVulture
        IcyWolf IcyYeti IcyZander JustAnt JustBat JustCat JustDog JustEel JustFox JustGnu JustHen JustIbis
        JustJay JustKiwi JustLynx JustMole JustNewt JustOwl JustPig JustQuail JustRat JustSeal JustToad
        JustVole JustWasp JustYak JustZebu JustApe JustBoa JustCod JustDoe JustEmu JustFly JustGoat JustHare
        JustIde JustJird JustKoi JustLark JustMoth JustNyala JustOrca JustPuma JustRay JustSwan JustTern
        JustUrial JustVulture JustWolf JustYeti JustZander KindAnt KindBat KindCat KindDog KindEel KindFox
        KindGnu KindHen KindIbis KindJay KindKiwi KindLynx KindMole KindNewt KindOwl KindPig KindQuail KindRat
        KindSeal KindToad KindVole KindWasp KindYak KindZebu KindApe KindBoa KindCod KindDoe KindEmu KindFly
        KindGoat KindHare KindIde KindJird KindKoi KindLark KindMoth KindNyala KindOrca KindPuma KindRay
        KindSwan KindTern KindUrial KindVulture KindWolf KindYeti KindZander LateAnt LateBat LateCat LateDog
        LateEel LateFox LateGnu LateHen LateIbis LateJay LateKiwi LateLynx LateMole LateNewt LateOwl LatePig
        LateQuail LateRat LateSeal LateToad LateVole LateWasp LateYak LateZebu LateApe LateBoa LateCod LateDoe
        LateEmu LateFly LateGoat LateHare LateIde LateJird LateKoi LateLark LateMoth LateNyala LateOrca
        LatePuma LateRay LateSwan LateTern LateUrial LateVulture LateWolf LateYeti LateZander MildAnt MildBat
        MildCat MildDog MildEel MildFox MildGnu MildHen MildIbis MildJay MildKiwi MildLynx MildMole MildNewt
        MildOwl MildPig MildQuail MildRat MildSeal MildToad MildVole MildWasp MildYak MildZebu MildApe MildBoa
        MildCod MildDoe MildEmu MildFly MildGoat MildHare MildIde MildJird MildKoi MildLark MildMoth MildNyala
        MildOrca MildPuma MildRay MildSwan MildTern MildUrial MildVulture MildWolf MildYeti MildZander NewAnt
        NewBat NewCat NewDog NewEel NewFox NewGnu NewHen NewIbis NewJay NewKiwi NewLynx NewMole NewNewt NewOwl
        NewPig NewQuail NewRat NewSeal NewToad NewVole NewWasp NewYak NewZebu NewApe NewBoa NewCod NewDoe
        NewEmu NewFly NewGoat NewHare NewIde NewJird NewKoi NewLark NewMoth NewNyala NewOrca NewPuma NewRay
        NewSwan NewTern NewUrial NewVulture NewWolf NewYeti NewZander OddAnt OddBat OddCat OddDog OddEel
        OddFox OddGnu OddHen OddIbis OddJay OddKiwi OddLynx OddMole OddNewt OddOwl OddPig OddQuail OddRat
        OddSeal OddToad OddVole OddWasp OddYak OddZebu OddApe OddBoa OddCod OddDoe OddEmu OddFly OddGoat
        OddHare OddIde OddJird OddKoi OddLark OddMoth OddNyala OddOrca OddPuma OddRay OddSwan OddTern OddUrial
        OddVulture OddWolf OddYeti OddZander PaleAnt PaleBat PaleCat PaleDog PaleEel PaleFox PaleGnu PaleHen
        PaleIbis PaleJay PaleKiwi PaleLynx PaleMole PaleNewt PaleOwl PalePig PaleQuail PaleRat PaleSeal
        PaleToad PaleVole PaleWasp PaleYak PaleZebu PaleApe PaleBoa PaleCod PaleDoe PaleEmu PaleFly PaleGoat
        PaleHare PaleIde PaleJird PaleKoi PaleLark PaleMoth PaleNyala PaleOrca PalePuma PaleRay PaleSwan
        PaleTern PaleUrial PaleVulture PaleWolf PaleYeti PaleZander QuickAnt QuickBat QuickCat QuickDog
        QuickEel QuickFox QuickGnu QuickHen QuickIbis QuickJay QuickKiwi QuickLynx QuickMole QuickNewt
        QuickOwl QuickPig QuickQuail QuickRat QuickSeal QuickToad QuickVole QuickWasp QuickYak QuickZebu
        QuickApe QuickBoa QuickCod QuickDoe QuickEmu QuickFly QuickGoat QuickHare QuickIde QuickJird QuickKoi
        QuickLark QuickMoth QuickNyala QuickOrca QuickPuma QuickRay QuickSwan QuickTern QuickUrial
        QuickVulture QuickWolf QuickYeti QuickZander RedAnt RedBat RedCat RedDog RedEel RedFox RedGnu RedHen
        RedIbis RedJay RedKiwi RedLynx RedMole RedNewt RedOwl RedPig RedQuail RedRat RedSeal RedToad RedVole
        RedWasp RedYak RedZebu RedApe RedBoa RedCod RedDoe RedEmu RedFly RedGoat RedHare RedIde RedJird RedKoi
        RedLark RedMoth RedNyala RedOrca RedPuma RedRay RedSwan RedTern RedUrial RedVulture RedWolf RedYeti
        RedZander SadAnt SadBat SadCat SadDog SadEel SadFox SadGnu SadHen SadIbis SadJay SadKiwi SadLynx
        SadMole SadNewt SadOwl SadPig SadQuail SadRat SadSeal SadToad SadVole SadWasp SadYak SadZebu SadApe
        SadBoa SadCod SadDoe SadEmu SadFly SadGoat SadHare SadIde SadJird SadKoi SadLark
    }
    GroupA GroupB GroupC GroupD GroupE GroupF GroupG GroupH GroupI GroupJ
);

fn main() {
    assert_eq!(Many::ENTRIES.len(), 1000);
    assert_eq!(Many::TRANSPARENT.len(), 10);
}
